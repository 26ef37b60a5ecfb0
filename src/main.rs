//! Binary.
#[tokio::main]
async fn main() {
    let args: Vec<String> = std::env::args().collect();
    let store = entente::store::Store::connect(&args[1], &Default::default()).await.unwrap();
    if args[2] == "migrate" {
        store.migrate_up().await.unwrap();
        return;
    }
    let service = entente::graphql::service::Service::new(
        store.clone(),
        entente::clock::Clock::system(),
        entente::graphql::session::PageSizes { default: 20, most: 500 },
    );
    store.statements().watch();
    let q = std::fs::read_to_string(&args[2]).unwrap_or(args[2].clone());
    let t = std::time::Instant::now();
    let a = service.run(async_graphql::parser::parse_query(&q).unwrap(), async_graphql::Request::new(q)).await;
    println!("{}", serde_json::to_string_pretty(&a.response).unwrap());
    eprintln!("{} statements {:?}", a.statements, t.elapsed());
    if args.len() > 3 {
        for s in store.statements().take() {
            eprintln!("-- {s}");
        }
    }
}
