//! GraphQL (a stand-in until the real schema is merged; `answer`, `error` and `gate` are real).

use std::sync::Arc;

use async_graphql::{EmptySubscription, Object, Request, SimpleObject};

use crate::app::App;

mod answer;
pub mod error;
pub mod gate;

pub use answer::Answer;

/// The schema of the server.
pub type Schema = async_graphql::Schema<Query, Mutation, EmptySubscription>;

/// Runs a request that has passed the gate.
pub async fn run(app: &Arc<App>, judged: gate::Judged) -> Answer {
    let mut request = Request::new("").variables(judged.variables);
    request.operation_name = judged.operation_name;
    request.set_parsed_query(judged.document);
    let mut response = app.schema.execute(request).await;
    error::mask(&mut response);
    Answer { response, statements: 0 }
}

/// Stand-in.
pub struct Query;

/// Stand-in.
pub struct Mutation;

/// Stand-in.
#[derive(SimpleObject, Clone)]
pub struct Actor {
    name: String,
}

/// Stand-in.
#[derive(SimpleObject)]
pub struct ActorConnection {
    nodes: Vec<Actor>,
    total_count: i32,
}

#[Object]
impl Query {
    /// Stand-in.
    async fn actors(&self, first: Option<i32>) -> ActorConnection {
        let first = usize::try_from(first.unwrap_or(20)).unwrap_or(0);
        ActorConnection { nodes: vec![Actor { name: "Yogyakarta".into() }; first], total_count: 400 }
    }

    /// Stand-in.
    #[expect(clippy::unused_async, reason = "a stand-in")]
    async fn fails(&self) -> async_graphql::Result<Option<String>> {
        Err(std::io::Error::other("SQLSTATE 42P01 in /srv"))?
    }
}

#[Object]
impl Mutation {
    /// Stand-in.
    async fn rename(&self, name: String) -> Actor {
        Actor { name }
    }
}
