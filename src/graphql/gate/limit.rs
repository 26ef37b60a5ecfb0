//! The words of refusals for limits.

use async_graphql::Pos;

use super::{
    measure::INTROSPECTION_DEPTH,
    refusal::{Excess, Reason, Refusal, grouped},
    scan::NESTING,
};

/// Fragments and selection sets inside each other.
pub(super) fn nesting(asked: usize, position: Pos) -> Refusal {
    let message = format!(
        "selections and fragments are nested {asked} levels deep, {NESTING} are allowed: use fewer fragments inside fragments"
    );
    refusal(Reason::Nesting, message, "nesting", asked as u64, NESTING as u64).at(position)
}

/// Fields inside each other.
pub(super) fn depth(asked: usize, allowed: usize, position: Pos) -> Refusal {
    let advice = if allowed == INTROSPECTION_DEPTH {
        "select fewer `ofType` inside each other"
    } else {
        "`nodes`, `edges` and `node` do not count; ask for the rest in a second request that starts here"
    };
    let message = format!("fields are nested {asked} levels deep, {allowed} are allowed: {advice}");
    refusal(Reason::Depth, message, "depth", asked as u64, allowed as u64).at(position)
}

/// A fragment inside itself, with the way from it to itself.
pub(super) fn cycle(name: &str, path: &[&str], position: Pos) -> Refusal {
    let from = path.iter().rposition(|step| *step == name).unwrap_or_default();
    let message = format!("fragment `{name}` contains itself: take `...{name}` out of what it leads to");
    let way = path[from..].iter().chain([&name]).copied().collect::<Vec<_>>().join(" > ");
    Refusal::new(Reason::FragmentCycle, message).at(position).along(way)
}

/// More of a countable thing than allowed.
pub(super) fn count(reason: Reason, limit: &'static str, asked: u64, allowed: u64, advice: &str) -> Refusal {
    let message = format!("the document has {} {limit}, {} are allowed: {advice}", grouped(asked), grouped(allowed));
    refusal(reason, message, limit, asked, allowed)
}

/// More fields than allowed once fragments are in place.
pub(super) fn selections(asked: u64, allowed: u64, heaviest: Option<(&str, u64)>) -> Refusal {
    let advice = heaviest.map_or_else(
        || "ask for fewer fields".to_owned(),
        |(name, fields)| format!("fragment `{name}` alone amounts to {}, spread it less often", grouped(fields)),
    );
    let message = format!(
        "with its fragments in place the document selects {} fields, {} are allowed: {advice}",
        grouped(asked),
        grouped(allowed)
    );
    refusal(Reason::Selections, message, "selections", asked, allowed)
}

/// More records than allowed; the advice names the page to make smaller.
pub(super) fn cost(asked: u64, allowed: u64, advice: &str) -> Refusal {
    let message = format!("asks for {} records, {} are allowed: {advice}", grouped(asked), grouped(allowed));
    refusal(Reason::Cost, message, "cost", asked, allowed)
}

/// More fields of records than allowed.
pub(super) fn values(asked: u64, allowed: u64) -> Refusal {
    let message = format!(
        "asks for {} values (fields of all records together), {} are allowed: select fewer fields, each once, or smaller pages",
        grouped(asked),
        grouped(allowed)
    );
    refusal(Reason::Values, message, "values", asked, allowed)
}

/// More of the schema than one request may ask for.
pub(super) fn introspection(asked: u64, allowed: u64) -> Refusal {
    let message = format!(
        "asks for about {} entries and fields of the schema, {} are allowed: ask for the usual introspection query once, or for /schema.graphql",
        grouped(asked),
        grouped(allowed)
    );
    refusal(Reason::IntrospectionCost, message, "introspection", asked, allowed)
}

fn refusal(reason: Reason, message: String, limit: &'static str, asked: u64, allowed: u64) -> Refusal {
    Refusal::new(reason, message).over(Excess { limit, asked, allowed })
}
