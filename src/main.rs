//! Binary.
fn main() {
    print!("{}", entente::graphql::service::schema().sdl());
}
