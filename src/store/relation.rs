//! How records hang together: each list of the API is a relation from a parent to its children.
//!
//! A relation is stored once and can be walked for many parents at a time, in
//! one statement, or from inside a filter, row by row of an outer statement.

use entity::kind::RecordKind;
use sea_orm::sea_query::{Alias, Expr, ExprTrait, Query, SelectStatement, UnionType};
use uuid::Uuid;

use super::dating;
use crate::domain::as_of::AsOf;

/// A list of children that a parent has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Relation {
    /// Names of an actor.
    NamesOfActor,
    /// Identifiers of an actor.
    IdentifiersOfActor,
    /// Actors that an actor contains.
    ChildrenOfActor,
    /// Actors seated in a territory.
    SeatedInActor,
    /// Cooperations to which an actor is a party.
    CooperationsOfActor,
    /// Other parties of an actor's cooperations, each once.
    PartnersOfActor,
    /// Cooperations that tie two actors.
    CooperationsOfPair,
    /// Activities under an actor's cooperations, or that took place in it.
    ActivitiesOfActor,
    /// Memberships that an actor holds.
    MembershipsOfActor,
    /// Memberships in a forum or organisation.
    MembershipsInActor,
    /// Obstacles that an actor meets.
    ObstaclesOfActor,
    /// Opportunities that an actor or forum offers or has.
    OpportunitiesOfActor,
    /// Positions that an actor takes.
    PositionsOfActor,
    /// Positions taken in a forum.
    PositionsInActor,
    /// Claims that speak of an actor.
    ClaimsOfActor,
    /// Actors that are parties to a cooperation.
    ActorsOfCooperation,
    /// Parties of a cooperation.
    PartiesOfCooperation,
    /// Instruments signed under a cooperation.
    InstrumentsOfCooperation,
    /// Sectors of a cooperation.
    SectorsOfCooperation,
    /// Activities under a cooperation.
    ActivitiesOfCooperation,
    /// Contributions of a cooperation and of its activities.
    ContributionsOfCooperation,
    /// Obstacles that hamper a cooperation.
    ObstaclesOfCooperation,
    /// Opportunities that a cooperation offers.
    OpportunitiesOfCooperation,
    /// Later instruments that renew one.
    RenewalsOfInstrument,
    /// Cooperations in a sector.
    CooperationsOfSector,
    /// Parts of a programme.
    PartsOfActivity,
    /// Places of an activity.
    PlacesOfActivity,
    /// Output figures of an activity.
    OutputsOfActivity,
    /// Contributions of an activity.
    ContributionsOfActivity,
    /// Cooperations that an obstacle hampers.
    CooperationsOfObstacle,
    /// Narrower issues.
    PartsOfIssue,
    /// Narratives that frame an issue.
    NarrativesOfIssue,
    /// Positions on an issue.
    PositionsOfIssue,
    /// Positions that a narrative carries.
    PositionsOfNarrative,
    /// Claims that count by an era.
    ClaimsOfEra,
    /// Citations that bear out a record.
    CitationsOfRecord,
    /// Citations of a source.
    CitationsOfSource,
    /// The actor of a membership that is the forum.
    ForumOfMembership,
    /// The actor of a membership that is the member.
    MemberOfMembership,
    /// The sector that a cooperation's sector statement names.
    SectorOfStatement,
}

/// How a relation is stored.
enum Link {
    /// A column of the child names the parent.
    ChildHas(&'static str),
    /// A column of the parent names the child.
    ParentHas(RecordKind, &'static str),
    /// A table between them has a row for each pair: table, parent's column, child's column.
    Through(&'static str, &'static str, &'static str),
    /// Worked out by a statement of its own.
    Own,
}

/// The parents whose children are wanted.
pub(super) enum Parents<'a> {
    /// These.
    Ids(&'a [Uuid]),
    /// These pairs; of relations between two parents only.
    Pairs(&'a [(Uuid, Uuid)]),
    /// The row of the statement around, known there by this alias.
    Outer(&'static str),
}

impl Relation {
    /// The kind of the children.
    #[must_use]
    pub fn child(self) -> RecordKind {
        use Relation as R;
        match self {
            R::NamesOfActor => RecordKind::ActorName,
            R::IdentifiersOfActor => RecordKind::Identifier,
            R::ChildrenOfActor
            | R::SeatedInActor
            | R::PartnersOfActor
            | R::ActorsOfCooperation
            | R::ForumOfMembership
            | R::MemberOfMembership => RecordKind::Actor,
            R::CooperationsOfActor | R::CooperationsOfPair | R::CooperationsOfSector | R::CooperationsOfObstacle => {
                RecordKind::Cooperation
            }
            R::ActivitiesOfActor | R::ActivitiesOfCooperation | R::PartsOfActivity => RecordKind::Activity,
            R::MembershipsOfActor | R::MembershipsInActor => RecordKind::Membership,
            R::ObstaclesOfActor | R::ObstaclesOfCooperation => RecordKind::Obstacle,
            R::OpportunitiesOfActor | R::OpportunitiesOfCooperation => RecordKind::Opportunity,
            R::PositionsOfActor | R::PositionsInActor | R::PositionsOfIssue | R::PositionsOfNarrative => {
                RecordKind::Position
            }
            R::ClaimsOfActor | R::ClaimsOfEra => RecordKind::Claim,
            R::PartiesOfCooperation => RecordKind::Party,
            R::InstrumentsOfCooperation | R::RenewalsOfInstrument => RecordKind::Instrument,
            R::SectorsOfCooperation => RecordKind::CooperationSector,
            R::SectorOfStatement => RecordKind::Sector,
            R::ContributionsOfCooperation | R::ContributionsOfActivity => RecordKind::Contribution,
            R::PlacesOfActivity => RecordKind::ActivityPlace,
            R::OutputsOfActivity => RecordKind::ActivityOutput,
            R::PartsOfIssue => RecordKind::Issue,
            R::NarrativesOfIssue => RecordKind::Narrative,
            R::CitationsOfRecord | R::CitationsOfSource => RecordKind::Citation,
        }
    }

    fn link(self) -> Link {
        use Link::{ChildHas, Own, ParentHas, Through};
        use Relation as R;
        match self {
            R::NamesOfActor
            | R::IdentifiersOfActor
            | R::ObstaclesOfActor
            | R::OpportunitiesOfActor
            | R::PositionsOfActor => ChildHas("actor_id"),
            R::ChildrenOfActor | R::PartsOfActivity | R::PartsOfIssue => ChildHas("parent_id"),
            R::SeatedInActor => ChildHas("seat_id"),
            R::MembershipsOfActor => ChildHas("member_id"),
            R::MembershipsInActor | R::PositionsInActor => ChildHas("forum_id"),
            R::ClaimsOfActor => ChildHas("subject_id"),
            R::PartiesOfCooperation
            | R::InstrumentsOfCooperation
            | R::SectorsOfCooperation
            | R::ActivitiesOfCooperation
            | R::OpportunitiesOfCooperation => ChildHas("cooperation_id"),
            R::RenewalsOfInstrument => ChildHas("renews_id"),
            R::PlacesOfActivity | R::OutputsOfActivity | R::ContributionsOfActivity => ChildHas("activity_id"),
            R::NarrativesOfIssue | R::PositionsOfIssue => ChildHas("issue_id"),
            R::PositionsOfNarrative => ChildHas("narrative_id"),
            R::ClaimsOfEra => ChildHas("era_id"),
            R::CitationsOfSource => ChildHas("source_id"),
            R::ActorsOfCooperation => Through("party", "cooperation_id", "actor_id"),
            R::CooperationsOfActor => Through("party", "actor_id", "cooperation_id"),
            R::ObstaclesOfCooperation => Through("obstacle_cooperation", "cooperation_id", "obstacle_id"),
            R::CooperationsOfObstacle => Through("obstacle_cooperation", "obstacle_id", "cooperation_id"),
            R::CooperationsOfSector => Through("cooperation_sector", "sector_id", "cooperation_id"),
            R::ForumOfMembership => ParentHas(RecordKind::Membership, "forum_id"),
            R::MemberOfMembership => ParentHas(RecordKind::Membership, "member_id"),
            R::SectorOfStatement => ParentHas(RecordKind::CooperationSector, "sector_id"),
            R::PartnersOfActor
            | R::CooperationsOfPair
            | R::ActivitiesOfActor
            | R::ContributionsOfCooperation
            | R::CitationsOfRecord => Own,
        }
    }

    /// The column of the child that names the parent, if the relation is stored so.
    pub(super) fn column_of_child(self) -> Option<&'static str> {
        match self.link() {
            Link::ChildHas(column) => Some(column),
            _ => None,
        }
    }

    /// The pairs of `parent` (and `also`, of pairs of parents) and `child`.
    pub(super) fn links(self, parents: &Parents<'_>, at: Option<AsOf>) -> SelectStatement {
        match self.link() {
            Link::ChildHas(column) => pairs(table(self.child()), column, "id", parents, None),
            Link::ParentHas(parent, column) => pairs(table(parent), "id", column, parents, None),
            Link::Through(between, parent, child) => {
                let holds = (between == "party").then(|| at.map(|at| dating::party_holds("link", at))).flatten();
                pairs(between, parent, child, parents, holds)
            }
            Link::Own => self.own_links(parents, at),
        }
    }

    fn own_links(self, parents: &Parents<'_>, at: Option<AsOf>) -> SelectStatement {
        match self {
            Self::PartnersOfActor => partners(parents, at, false),
            Self::CooperationsOfPair => partners(parents, at, true),
            Self::ActivitiesOfActor => {
                let mut under = Query::select();
                under
                    .expr_as(column("link", "actor_id"), "parent")
                    .expr_as(column("activity", "id"), "child")
                    .from_as("party", "link")
                    .inner_join("activity", column("activity", "cooperation_id").equals(("link", "cooperation_id")))
                    .and_where(among(column("link", "actor_id"), parents));
                under.union(UnionType::Distinct, pairs("activity_place", "place_id", "activity_id", parents, None));
                under
            }
            Self::ContributionsOfCooperation => {
                let mut through = Query::select();
                through
                    .expr_as(column("activity", "cooperation_id"), "parent")
                    .expr_as(column("link", "id"), "child")
                    .from_as("contribution", "link")
                    .inner_join("activity", column("activity", "id").equals(("link", "activity_id")))
                    .and_where(among(column("activity", "cooperation_id"), parents));
                through.union(UnionType::All, pairs("contribution", "cooperation_id", "id", parents, None));
                through
            }
            // A citation covers one record, or every record of a kind in a package.
            _ => {
                let covering = column("citation", "package_id")
                    .equals(("link", "package_id"))
                    .and(column("citation", "covers").equals(("link", "kind")));
                let mut whole = Query::select();
                whole
                    .expr_as(column("link", "id"), "parent")
                    .expr_as(column("citation", "id"), "child")
                    .from_as("record", "link")
                    .inner_join("citation", covering)
                    .and_where(among(column("link", "id"), parents));
                whole.union(UnionType::All, pairs("citation", "record_id", "id", parents, None));
                whole
            }
        }
    }
}

/// The table in which records of a kind stand.
pub(super) fn table(kind: RecordKind) -> &'static str {
    match kind {
        RecordKind::Package => "package",
        RecordKind::Actor => "actor",
        RecordKind::ActorName => "actor_name",
        RecordKind::Identifier => "identifier",
        RecordKind::Cooperation => "cooperation",
        RecordKind::Party => "party",
        RecordKind::Instrument => "instrument",
        RecordKind::Sector => "sector",
        RecordKind::CooperationSector => "cooperation_sector",
        RecordKind::Activity => "activity",
        RecordKind::ActivityPlace => "activity_place",
        RecordKind::ActivityOutput => "activity_output",
        RecordKind::Contribution => "contribution",
        RecordKind::Obstacle => "obstacle",
        RecordKind::ObstacleCooperation => "obstacle_cooperation",
        RecordKind::Opportunity => "opportunity",
        RecordKind::Membership => "membership",
        RecordKind::Issue => "issue",
        RecordKind::Narrative => "narrative",
        RecordKind::Position => "position",
        RecordKind::Era => "era",
        RecordKind::Source => "source",
        RecordKind::Citation => "citation",
        RecordKind::Claim => "claim",
    }
}

/// The column by which people name records of a kind, where they do.
pub(super) fn slug_column(kind: RecordKind) -> &'static str {
    if kind == RecordKind::Sector { "code" } else { "slug" }
}

/// A column of the table known by an alias.
pub(super) fn column(alias: &'static str, name: &'static str) -> Expr {
    Expr::col((Alias::new(alias), Alias::new(name)))
}

fn pairs(
    table: &'static str,
    parent: &'static str,
    child: &'static str,
    parents: &Parents<'_>,
    holds: Option<Expr>,
) -> SelectStatement {
    let mut links = Query::select();
    links
        .expr_as(column("link", parent), "parent")
        .expr_as(column("link", child), "child")
        .from_as(table, "link")
        .and_where(among(column("link", parent), parents))
        .and_where_option(holds);
    links
}

/// Pairs of parties of one cooperation; with the cooperation as child, or the partner, each once.
fn partners(parents: &Parents<'_>, at: Option<AsOf>, shared: bool) -> SelectStatement {
    let same = column("other", "cooperation_id")
        .equals(("link", "cooperation_id"))
        .and(column("other", "actor_id").ne(column("link", "actor_id")));
    let mut links = Query::select();
    links
        .distinct()
        .expr_as(column("link", "actor_id"), "parent")
        .from_as("party", "link")
        .join_as(sea_orm::sea_query::JoinType::InnerJoin, "party", "other", same)
        .and_where(among(column("link", "actor_id"), parents));
    if shared {
        links.expr_as(column("other", "actor_id"), "also").expr_as(column("link", "cooperation_id"), "child");
        if let Parents::Pairs(pairs) = parents {
            links.and_where(column("other", "actor_id").is_in(pairs.iter().map(|(_, partner)| *partner)));
        }
    } else {
        links.expr_as(column("other", "actor_id"), "child");
    }
    if let Some(at) = at {
        links
            .join_as(
                sea_orm::sea_query::JoinType::InnerJoin,
                "cooperation",
                "tie",
                column("tie", "id").equals(("link", "cooperation_id")),
            )
            .and_where(dating::holds(RecordKind::Cooperation, "tie", at))
            .and_where(dating::party_holds("link", at))
            .and_where(dating::party_holds("other", at));
    }
    links
}

fn among(parent: Expr, parents: &Parents<'_>) -> Expr {
    match parents {
        Parents::Ids(ids) => parent.is_in(ids.iter().copied()),
        Parents::Pairs(pairs) => parent.is_in(pairs.iter().map(|(first, _)| *first)),
        Parents::Outer(alias) => parent.eq(column(alias, "id")),
    }
}
