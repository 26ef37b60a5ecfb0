//! The explorer's page and files, the schema as a file, and the front door.

use crate::support::server::Server;

const BROWSER: &str = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";

/// The paths of scripts and styles that a page names.
fn named_assets(page: &str) -> Vec<String> {
    let starts = page.match_indices("\"/assets/").map(|(at, _)| at + 1);
    starts.filter_map(|at| Some(page[at..].split_once('"')?.0.to_owned())).collect()
}

/// The page, or nothing where the explorer was not built before the server.
async fn page(server: &Server) -> Option<String> {
    let response = server.get("/").header("accept", BROWSER).send().await.unwrap();
    let is_page = response.headers()["content-type"] == "text/html; charset=utf-8";
    is_page.then_some(response)?.text().await.ok()
}

#[tokio::test]
async fn a_browser_gets_the_page_and_its_files() {
    let server = Server::start().await;
    let Some(page) = page(&server).await else { return };

    let response = server.get("/").header("accept", BROWSER).send().await.unwrap();
    let headers = response.headers().clone();

    let policy = headers["content-security-policy"].to_str().unwrap();
    assert!(policy.contains("script-src 'self';") && policy.contains("frame-ancestors 'none'"), "{policy}");
    assert_eq!(headers["referrer-policy"], "no-referrer");
    assert_eq!(headers["cache-control"], "no-cache");
    assert!(headers.get_all("vary").iter().any(|vary| vary == "accept"));
    let assets = named_assets(&page);
    assert!(!assets.is_empty());
    for path in assets {
        let asset = server.get(&path).send().await.unwrap();
        assert_eq!(asset.status(), 200, "{path}");
        assert_eq!(asset.headers()["cache-control"], "public, max-age=31536000, immutable");
        let expected = if path.to_ascii_lowercase().ends_with(".js") {
            "text/javascript; charset=utf-8"
        } else {
            "text/css; charset=utf-8"
        };
        assert_eq!(asset.headers()["content-type"], expected);
    }
}

#[tokio::test]
async fn what_the_client_has_is_not_sent_again() {
    let server = Server::start().await;
    let mut paths = vec!["/schema.graphql".to_owned()];
    if let Some(page) = page(&server).await {
        paths.extend(named_assets(&page));
    }
    for path in paths {
        let first = server.get(&path).send().await.unwrap();
        let tag = first.headers()["etag"].clone();

        let again = server.get(&path).header("if-none-match", &tag).send().await.unwrap();
        let changed = server.get(&path).header("if-none-match", "\"other\", W/\"another\"").send().await.unwrap();

        assert_eq!(again.status(), 304, "{path}");
        assert_eq!(again.headers()["etag"], tag);
        assert!(again.bytes().await.unwrap().is_empty());
        assert_eq!(changed.status(), 200);
    }
}

#[tokio::test]
async fn files_are_compressed_and_head_tells_their_headers() {
    let server = Server::start().await;

    let plain = server.get("/schema.graphql").send().await.unwrap();
    let packed = server.get("/schema.graphql").header("accept-encoding", "gzip").send().await.unwrap();
    let head = server.client.head(server.url("/schema.graphql")).send().await.unwrap();

    assert_eq!(packed.headers()["content-encoding"], "gzip");
    assert_eq!(packed.headers()["etag"], plain.headers()["etag"]);
    assert_eq!(plain.headers()["content-type"], "text/plain; charset=utf-8");
    assert_eq!((head.status().as_u16(), &head.headers()["etag"]), (200, &plain.headers()["etag"]));
    assert!(head.bytes().await.unwrap().is_empty());
    assert!(plain.text().await.unwrap().contains("type Query"));
}

#[tokio::test]
async fn programs_at_the_front_door_get_a_signpost() {
    let server = Server::start().await;

    for accept in ["*/*", "application/json"] {
        let text = server.get("/").header("accept", accept).send().await.unwrap().text().await.unwrap();
        assert!(text.starts_with("Entente answers GraphQL at /graphql.\n"), "{text}");
    }
}

#[tokio::test]
async fn the_explorer_can_be_switched_off() {
    let server = Server::with(|config| config.explorer = false).await;

    assert!(page(&server).await.is_none());
    assert_eq!(server.get("/favicon.svg").send().await.unwrap().status(), 404);
}

#[tokio::test]
async fn a_person_who_opens_the_endpoint_is_led_to_the_explorer() {
    let server = Server::start().await;
    let client = reqwest::Client::builder().no_proxy().redirect(reqwest::redirect::Policy::none()).build().unwrap();

    let visit = client.get(server.url("/graphql")).header("accept", BROWSER).send().await.unwrap();
    let query =
        client.get(server.url("/graphql?query=%7B__typename%7D")).header("accept", BROWSER).send().await.unwrap();

    assert_eq!((visit.status().as_u16(), &visit.headers()["location"]), (303, &"/".parse().unwrap()));
    assert_eq!(query.status(), 200);
}
