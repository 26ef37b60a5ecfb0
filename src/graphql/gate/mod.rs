//! The one gate before execution, shared by every transport.
//!
//! A request is judged from its text before the library sees it: how long it
//! is, how deep it nests, what it amounts to once fragments are in place, and
//! how many records it would be answered with. What passes goes on as a parsed
//! document; what does not is told the limit, the place and what would pass.
//! The work grows with the length of the text, whatever it expands to.
//!
//! Whether a document fits the schema is not judged here: unknown fields,
//! fragments and variables pass, and the library's validation refuses them.

mod advice;
mod amount;
mod limit;
mod measure;
mod page;
mod persisted;
mod refusal;
mod rewrite;
mod scan;
mod shape;
#[cfg(test)]
mod tests;
mod written;

use async_graphql::{
    Name, Pos, Positioned, Variables,
    parser::{
        self, parse_query,
        types::{DocumentOperations, ExecutableDocument, OperationDefinition, OperationType},
    },
};
use serde_json::{Map, Value};

use self::{
    measure::{Measure, Meter, Place},
    page::Pages,
    persisted::Persisted,
    refusal::grouped,
    written::Written,
};
pub use self::{
    refusal::{Excess, Reason, Refusal},
    shape::ShapeError,
};
use crate::config::{HttpConfig, LimitsConfig};
use shape::Shape;

/// Entries of the schema that one request may list; the usual query of tools comes to about 15,000.
const INTROSPECTION_ENTRIES: u64 = 50_000;
/// Fields that introspection may answer; the usual query of tools comes to about 500,000.
const INTROSPECTION_VALUES: u64 = 2_000_000;
/// Names of operations that a refusal tells.
const NAMES_TOLD: usize = 10;
/// How many times more aliases and directives there may be once fragments are in place.
const EXPANSION: u64 = 10;

/// What is needed to judge requests; made once, at start.
pub struct Gate {
    shape: Shape,
    limits: LimitsConfig,
    introspection: bool,
    persisted: Persisted,
}

/// A request as it came, whatever the transport.
#[derive(Debug, Clone, Default)]
pub struct RawRequest {
    /// The text, unless `extensions.persistedQuery` stands for it.
    pub query: Option<String>,
    /// Which operation of the document to run; empty means none was named.
    pub operation_name: Option<String>,
    /// Values of the operation's variables.
    pub variables: Map<String, Value>,
    /// What else the client sent.
    pub extensions: Map<String, Value>,
}

/// A request that passed, parsed and ready to run.
#[derive(Debug)]
pub struct Judged {
    /// The parsed document.
    pub document: ExecutableDocument,
    /// Name of the operation that runs, if it has one.
    pub operation_name: Option<String>,
    /// Whether it reads, writes or subscribes.
    pub operation_type: OperationType,
    /// Values of its variables.
    pub variables: Variables,
    /// What else the client sent.
    pub extensions: Map<String, Value>,
    /// Records that it is estimated to be answered with.
    pub cost: u64,
}

impl Gate {
    /// Makes the gate of a schema, given as text.
    pub fn new(sdl: &str, limits: &LimitsConfig, http: &HttpConfig, introspection: bool) -> Result<Self, ShapeError> {
        let persisted = Persisted::new(http.persisted_query_bytes);
        Ok(Self { shape: Shape::of(sdl)?, limits: limits.clone(), introspection, persisted })
    }

    /// Lets a request through, or says why not.
    pub fn judge(&self, raw: RawRequest) -> Result<Judged, Box<Refusal>> {
        let found = self.persisted.find(raw.query, &raw.extensions)?;
        let mut document = self.parse(&found.text)?;
        let asked_name = raw.operation_name.as_deref().filter(|name| !name.is_empty());
        let (name, operation) = choose(&document, asked_name)?;
        let (operation_name, operation_type) = (name.map(str::to_owned), operation.node.ty);
        scan::scan_values(raw.variables.values())?;
        let variables = Variables::from_json(Value::Object(raw.variables));
        let cost = self.measure(&document, operation, &variables)?;
        self.persisted.keep(found);
        rewrite::wrap_conditional_typenames(&mut document);
        Ok(Judged { document, operation_name, operation_type, variables, extensions: raw.extensions, cost })
    }

    fn parse(&self, text: &str) -> Result<ExecutableDocument, Refusal> {
        let (asked, allowed) = (text.len() as u64, self.limits.document_bytes as u64);
        if asked > allowed {
            let message = format!(
                "the document has {} bytes, {} are allowed: pass long values as variables, or ask in several requests",
                grouped(asked),
                grouped(allowed)
            );
            return Err(Refusal::new(Reason::DocumentSize, message).over(Excess {
                limit: "document_bytes",
                asked,
                allowed,
            }));
        }
        scan::scan(text, self.limits.tokens)?;
        parse_query(text).map_err(|error| parse_refusal(&error))
    }

    /// Measures every operation and fragment of a document; gives the cost of the one that runs.
    fn measure(
        &self,
        document: &ExecutableDocument,
        operation: &Positioned<OperationDefinition>,
        variables: &Variables,
    ) -> Result<u64, Refusal> {
        let written = Written::of(document);
        written.check(&self.limits)?;
        if !self.introspection {
            written.check_introspection_off()?;
        }
        let pages = Pages { limits: &self.limits, variables, operation: &operation.node };
        let mut meter = Meter::new(&self.shape, document, pages);
        let running = self.measure_operation(&mut meter, operation)?;
        let mut sums = Sums::of(running);
        for (_, other) in document.operations.iter().filter(|(_, other)| !std::ptr::eq(*other, operation)) {
            sums.add(self.measure_operation(&mut meter, other)?);
        }
        measure_unused(&mut meter, document)?;
        sums.check(&self.limits, &mut meter, operation)?;
        self.check_cost(&mut meter, operation, running)?;
        Ok(running.records.total(1))
    }

    fn measure_operation<'a>(
        &'a self,
        meter: &mut Meter<'a>,
        operation: &'a Positioned<OperationDefinition>,
    ) -> Result<Measure, Refusal> {
        meter.set(&operation.node.selection_set, self.root(operation.node.ty))
    }

    fn check_cost<'a>(
        &'a self,
        meter: &mut Meter<'a>,
        operation: &'a Positioned<OperationDefinition>,
        measure: Measure,
    ) -> Result<(), Refusal> {
        let (asked, allowed) = (measure.records.total(1), self.limits.cost);
        if asked > allowed {
            let root = self.root(operation.node.ty);
            let advice = advice::advise(meter, &operation.node.selection_set, root, asked, allowed);
            let refusal = limit::cost(asked, allowed, &advice.text).at(advice.position.unwrap_or(operation.pos));
            return Err(refusal.along(advice.path));
        }
        let (asked, allowed) = (measure.values.total(1), self.limits.values);
        if asked > allowed {
            return Err(limit::values(asked, allowed).at(operation.pos));
        }
        let entries = (measure.introspection, INTROSPECTION_ENTRIES);
        for (asked, allowed) in [entries, (measure.introspection_values, INTROSPECTION_VALUES)] {
            if asked > allowed {
                return Err(limit::introspection(asked, allowed).at(operation.pos));
            }
        }
        Ok(())
    }

    fn root(&self, operation_type: OperationType) -> Place<'_> {
        let kind = match operation_type {
            OperationType::Query => 0,
            OperationType::Mutation => 1,
            OperationType::Subscription => 2,
        };
        Place { parent: self.shape.root(kind), depth: 0, nesting: 1 }
    }
}

/// Fragments that no operation uses are walked by validation too, so they are held to the same depth.
fn measure_unused<'a>(meter: &mut Meter<'a>, document: &'a ExecutableDocument) -> Result<(), Refusal> {
    let mut unused: Vec<_> = document.fragments.iter().filter(|(name, _)| !meter.has_measured(name)).collect();
    unused.sort_by_key(|(_, fragment)| fragment.pos);
    for (name, fragment) in unused {
        if !meter.has_measured(name) {
            meter.fragment(name, fragment, Place { parent: None, depth: 0, nesting: 1 })?;
        }
    }
    Ok(())
}

/// Sums over all operations of a document: validation walks them all, not only the one that runs.
struct Sums {
    selections: u64,
    aliases: u64,
    directives: u64,
}

impl Sums {
    fn of(measure: Measure) -> Self {
        Self { selections: measure.fields, aliases: measure.aliases, directives: measure.directives }
    }

    fn add(&mut self, measure: Measure) {
        self.selections = self.selections.saturating_add(measure.fields);
        self.aliases = self.aliases.saturating_add(measure.aliases);
        self.directives = self.directives.saturating_add(measure.directives);
    }

    fn check<'a>(
        &self,
        limits: &LimitsConfig,
        meter: &mut Meter<'a>,
        operation: &'a Positioned<OperationDefinition>,
    ) -> Result<(), Refusal> {
        if self.selections > limits.selections {
            return Err(
                limit::selections(self.selections, limits.selections, meter.heaviest_fragment()).at(operation.pos)
            );
        }
        let advice = "spread the fragments that hold them less often";
        let counts = [
            (Reason::Aliases, "aliases", self.aliases, limits.aliases),
            (Reason::Directives, "directives", self.directives, limits.directives),
        ];
        for (reason, name, asked, allowed) in counts {
            let allowed = allowed.saturating_mul(EXPANSION);
            if asked > allowed {
                return Err(limit::count(reason, name, asked, allowed, advice).at(operation.pos));
            }
        }
        Ok(())
    }
}

/// Chooses the operation to run by its name, or the only one there is.
fn choose<'a>(
    document: &'a ExecutableDocument,
    asked: Option<&str>,
) -> Result<(Option<&'a str>, &'a Positioned<OperationDefinition>), Refusal> {
    let refuse = |message: String| Err(Refusal::new(Reason::UnknownOperation, message));
    match (&document.operations, asked) {
        (DocumentOperations::Single(operation), None) => Ok((None, operation)),
        (DocumentOperations::Single(_), Some(asked)) => refuse(format!(
            "there is no operation `{asked}`: the document has one without a name, leave operationName out"
        )),
        (DocumentOperations::Multiple(operations), asked) => {
            let names = names_of(operations.keys());
            let chosen = match asked {
                Some(asked) => operations.iter().find(|(name, _)| name.as_str() == asked),
                None if operations.len() == 1 => operations.iter().next(),
                None => return refuse(format!("operationName must say which operation to run: {names}")),
            };
            match (chosen, asked) {
                (Some((name, operation)), _) => Ok((Some(name.as_str()), operation)),
                (None, asked) => {
                    refuse(format!("there is no operation `{}`: the document has {names}", asked.unwrap_or_default()))
                }
            }
        }
    }
}

/// The first names in the order of the alphabet.
fn names_of<'a>(names: impl Iterator<Item = &'a Name>) -> String {
    let mut names: Vec<_> = names.map(|name| format!("`{name}`")).collect();
    names.sort_unstable();
    names.truncate(NAMES_TOLD);
    names.join(", ")
}

/// The parser's error without its drawing of the text.
fn parse_refusal(error: &parser::Error) -> Refusal {
    let text = error.to_string();
    let message = match text.rsplit_once("= ") {
        Some((_, expected)) => format!("syntax error: {}", expected.trim()),
        None => format!("syntax error: {text}"),
    };
    let position: Option<Pos> = error.positions().next();
    let refusal = Refusal::new(Reason::Parse, message);
    match position {
        Some(position) => refusal.at(position),
        None => refusal,
    }
}
