//! Global ids: opaque to clients, checked for their kind on entry.

use async_graphql::{Error, ID};
use entity::kind::{RecordKind, Vocabulary};
use uuid::Uuid;

use super::error::bad_input;

/// The id that clients see.
#[must_use]
pub fn global(kind: RecordKind, id: Uuid) -> ID {
    ID(format!("{}:{}", name(kind), id.simple()))
}

/// Reads an id of any kind.
pub fn parse(id: &ID) -> Result<(RecordKind, Uuid), Error> {
    let unknown = || bad_input(format!("\"{}\" is no id of this service; ids come from its answers", short(id)));
    let (kind, uuid) = id.split_once(':').ok_or_else(unknown)?;
    let kind = RecordKind::TERMS.iter().map(|(term, ..)| *term).find(|term| name(*term) == kind).ok_or_else(unknown)?;
    let uuid = Uuid::try_parse(uuid).map_err(|_| unknown())?;
    Ok((kind, uuid))
}

/// Reads an id that has to be of one kind.
pub fn parse_as(id: &ID, wanted: RecordKind) -> Result<Uuid, Error> {
    let (kind, uuid) = parse(id)?;
    if kind == wanted {
        return Ok(uuid);
    }
    Err(bad_input(format!(
        "\"{}\" is the id of a {}; the id of a {} is wanted here",
        short(id),
        name(kind),
        name(wanted)
    )))
}

fn short(id: &ID) -> String {
    id.chars().take(80).collect()
}

/// The name of a kind in ids and in GraphQL.
#[must_use]
pub fn name(kind: RecordKind) -> &'static str {
    match kind {
        RecordKind::Package => "Package",
        RecordKind::Actor => "Actor",
        RecordKind::ActorName => "ActorName",
        RecordKind::Identifier => "Identifier",
        RecordKind::Cooperation => "Cooperation",
        RecordKind::Party => "Party",
        RecordKind::Instrument => "Instrument",
        RecordKind::Sector => "Sector",
        RecordKind::CooperationSector => "CooperationSector",
        RecordKind::Activity => "Activity",
        RecordKind::ActivityPlace => "ActivityPlace",
        RecordKind::ActivityOutput => "ActivityOutput",
        RecordKind::Contribution => "Contribution",
        RecordKind::Obstacle => "Obstacle",
        RecordKind::ObstacleCooperation => "ObstacleCooperation",
        RecordKind::Opportunity => "Opportunity",
        RecordKind::Membership => "Membership",
        RecordKind::Issue => "Issue",
        RecordKind::Narrative => "Narrative",
        RecordKind::Position => "Position",
        RecordKind::Era => "Era",
        RecordKind::Source => "Source",
        RecordKind::Citation => "Citation",
        RecordKind::Claim => "Claim",
    }
}
