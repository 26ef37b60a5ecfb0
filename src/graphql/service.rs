//! The schema at work: runs what the gate let through.

use async_graphql::parser::types::ExecutableDocument;
use async_graphql::{EmptyMutation, EmptySubscription, Request};

use super::answer::Answer;
use super::arrange::Arrangement;
use super::error;
use super::gate::Judged;
use super::loaders::Loaders;
use super::nullability::Nullability;
use super::root::Root;
use super::session::{PageSizes, Session};
use super::waves::Waves;
use crate::clock::Clock;
use crate::store::{Store, statements};

/// The schema of the service.
pub type Schema = async_graphql::Schema<Root, EmptyMutation, EmptySubscription>;

/// Nesting that the library itself allows. The gate, which comes before, allows less.
const NESTING: usize = 200;

/// Everything that a request is answered with.
pub struct Service {
    schema: Schema,
    sdl: String,
    nullability: Nullability,
    store: Store,
    clock: Clock,
    pages: PageSizes,
}

/// Builds the schema.
#[must_use]
pub fn schema() -> Schema {
    Schema::build(Root, EmptyMutation, EmptySubscription).limit_recursive_depth(NESTING).finish()
}

impl Service {
    /// Answers from a store.
    #[must_use]
    pub fn new(store: Store, clock: Clock, pages: PageSizes) -> Self {
        let schema = schema();
        let sdl = schema.sdl();
        let nullability = Nullability::of(&sdl);
        Self { schema, sdl, nullability, store, clock, pages }
    }

    /// The schema as text.
    #[must_use]
    pub fn sdl(&self) -> &str {
        &self.sdl
    }

    /// Answers a request that passed the gate.
    pub async fn answer(&self, judged: Judged) -> Answer {
        let mut request = Request::new(String::new()).variables(judged.variables);
        request.operation_name = judged.operation_name;
        self.run(judged.document, request).await
    }

    /// Runs a document that passed the gate; its answer comes in the document's order.
    pub async fn run(&self, document: ExecutableDocument, mut request: Request) -> Answer {
        let arrangement = Arrangement::of(&document);
        let operation = request.operation_name.clone();
        request.set_parsed_query(document.clone());
        let waves = Waves::new(Loaders::new(self.store.clone()));
        let session = Session { waves: waves.clone(), clock: self.clock.clone(), pages: self.pages };
        let running = waves.drive(self.schema.execute(request.data(session)));
        let (mut response, statements) = statements::counted(running).await;
        self.nullability.enforce(&document, operation.as_deref(), &mut response);
        arrangement.apply(&mut response.data);
        error::mask(&mut response);
        Answer { response, statements }
    }
}
