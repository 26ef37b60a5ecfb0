//! The gate, tried with whole documents against a small schema.

mod bombs;
mod limits;
mod operations;
mod pages;
mod persisted;

use serde_json::json;

use super::*;

const SDL: &str = "
interface Node { id: ID! }
interface Actor implements Node { id: ID! name: String! parent: Actor cooperations(first: Int, last: Int, filter: Filter): CooperationConnection! }
type City implements Actor & Node { id: ID! name: String! parent: Actor cooperations(first: Int, last: Int, filter: Filter): CooperationConnection! }
type Cooperation implements Node { id: ID! title: String! parties(first: Int): PartyConnection! instruments: [Instrument!]! }
type Instrument { kind: String! }
type Party { actor: Actor! }
type PartyEdge { cursor: String! node: Party! }
type PartyConnection { edges: [PartyEdge!]! nodes: [Party!]! pageInfo: PageInfo! totalCount: Int! }
type CooperationEdge { cursor: String! node: Cooperation! }
type CooperationConnection { edges: [CooperationEdge!]! nodes: [Cooperation!]! pageInfo: PageInfo! totalCount: Int! }
type PageInfo { hasNextPage: Boolean! }
type Tie { kind: String! }
type Network { nodes: [Actor!]! ties: [Tie!]! }
type Suggestion { actor: Actor! }
union Found = City | Cooperation
input Filter { sector: String and: [Filter!] }
type Query {
  name: String
  actor(id: ID!): Actor
  nodes(ids: [ID!]!): [Node]!
  cooperations(first: Int, after: String, last: Int, before: String): CooperationConnection!
  suggestions(for: ID!, first: Int! = 30): [Suggestion!]!
  network(from: [ID!]!, maxNodes: Int! = 1000): Network!
  found: [Found!]!
}
type Mutation { rename(id: ID!, name: String!): Actor }
type Subscription { changed: Cooperation }
schema { query: Query mutation: Mutation subscription: Subscription }
";

/// A gate with the default limits, changed as a test wants.
fn gate(change: impl FnOnce(&mut LimitsConfig)) -> Gate {
    let mut limits = LimitsConfig::default();
    change(&mut limits);
    Gate::new(SDL, &limits, &HttpConfig::default(), true).unwrap()
}

fn raw(query: impl Into<String>) -> RawRequest {
    RawRequest { query: Some(query.into()), ..RawRequest::default() }
}

/// A request with variables.
fn with(query: &str, variables: Value) -> RawRequest {
    let Value::Object(variables) = variables else { panic!("variables are an object") };
    RawRequest { variables, ..raw(query) }
}

fn judge(raw: RawRequest) -> Result<Judged, Box<Refusal>> {
    gate(|_| {}).judge(raw)
}

fn cost(query: &str) -> u64 {
    judge(raw(query)).unwrap_or_else(|refusal| panic!("{query}: {refusal:?}")).cost
}

/// The reason of a refusal and its number over the limit.
fn refused(result: Result<Judged, Box<Refusal>>) -> (Reason, Option<u64>, Option<u64>) {
    let refusal = result.expect_err("this should be refused");
    (refusal.reason, refusal.excess.map(|excess| excess.asked), refusal.excess.map(|excess| excess.allowed))
}

/// A field inside itself, `levels` deep.
fn nested(field: &str, levels: usize, leaf: &str) -> String {
    format!("{}{leaf}{}", format!("{field} {{ ").repeat(levels), " }".repeat(levels))
}

#[test]
fn the_introspection_query_of_tools_passes() {
    let text = include_str!("introspection.graphql");

    let judged = judge(raw(text)).unwrap();

    assert_eq!(judged.cost, 0);
}

#[test]
fn introspection_of_everything_in_everything_is_refused() {
    let text = "{ __schema { types { fields { type { fields { args { type { fields { name } } } } } } } } }";

    let refusal = judge(raw(text)).unwrap_err();

    assert_eq!(refusal.reason, Reason::IntrospectionCost);
    let deep = format!("{{ __schema {{ types {{ {} }} }} }}", nested("ofType", 18, "name"));
    assert_eq!(refused(judge(raw(deep))), (Reason::Depth, Some(21), Some(20)));
}

#[test]
fn introspection_can_be_switched_off() {
    let gate = Gate::new(SDL, &LimitsConfig::default(), &HttpConfig::default(), false).unwrap();

    for text in ["{ __schema { types { name } } }", "{ ...F } fragment F on Query { __type(name: \"City\") { name } }"]
    {
        assert_eq!(gate.judge(raw(text)).unwrap_err().reason, Reason::IntrospectionOff, "{text}");
    }
    assert!(gate.judge(raw("{ __typename }")).is_ok());
}

#[test]
fn a_refusal_tells_code_reason_limit_place_and_what_would_pass() {
    let text =
        "{\n  cooperations(first: 100) {\n    nodes { parties(first: 100) { nodes { actor { name } } } }\n  }\n}";
    let refusal = *gate(|limits| limits.cost = 5_000).judge(raw(text)).unwrap_err();

    let error = async_graphql::ServerError::from(refusal);

    assert_eq!(
        serde_json::to_value(&error).unwrap(),
        json!({
            "message": "asks for 20,100 records, 5,000 are allowed: lower `first` at cooperations.parties from 100 to 24 or fewer",
            "locations": [{ "line": 3, "column": 13 }],
            "extensions": {
                "code": "QUERY_TOO_COMPLEX",
                "reason": "COST",
                "limit": "cost",
                "asked": 20_100,
                "allowed": 5_000,
                "at": "cooperations.parties",
            },
        })
    );
}
