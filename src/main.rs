//! Binary.
fn main() {
    println!("{}", entente::graphql::service::schema().sdl());
}
