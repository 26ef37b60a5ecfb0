//! Binary.
fn main() {
    println!("{}", entente::graphql::schema().sdl());
}
