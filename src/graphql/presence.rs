//! Whether a record asked for by its id shows at a date; agrees with `store::dating`, which says it of lists.

use async_graphql::{Context, Result};
use entity::{PartialDate, actor};

use super::node::Node;
use super::record::referred;
use super::types::activity::Activity;
use super::types::contribution::Contribution;
use crate::domain::as_of::AsOf;

/// The record, if it shows at the date of the answer.
pub(super) async fn shown_at(ctx: &Context<'_>, node: Option<Node>, at: Option<AsOf>) -> Result<Option<Node>> {
    let Some(at) = at else { return Ok(node) };
    let Some(node) = node else { return Ok(None) };
    let there = match &node {
        Node::Actor(actor) => exists(actor.row(), at),
        Node::Cooperation(cooperation) => cooperation.has_begun(ctx).await?,
        Node::Instrument(instrument) => had_begun(instrument.row.signed, at),
        Node::Activity(activity) => had_begun(activity.row.started, at),
        Node::Membership(membership) => had_begun(membership.row.started, at) && lasts(None, membership.row.ended, at),
        Node::Issue(issue) => had_begun(issue.row.dated, at),
        Node::Position(position) => had_begun(position.row.dated, at),
        Node::Contribution(contribution) => had_set_in(ctx, contribution, at).await?,
        Node::Party(party) => lasts(party.row.joined, party.row.withdrew, at),
        Node::Obstacle(_) | Node::Opportunity(_) | Node::Narrative(_) => false,
        _ => true,
    };
    Ok(there.then_some(node))
}

/// Whether an actor existed, or is not known not to have.
pub(super) fn exists(actor: &actor::Model, at: AsOf) -> bool {
    lasts(actor.existed_from, actor.existed_until, at)
}

fn had_begun(began: Option<PartialDate>, at: AsOf) -> bool {
    began.is_some_and(|began| at.has_begun(began))
}

fn lasts(from: Option<PartialDate>, until: Option<PartialDate>, at: AsOf) -> bool {
    from.is_none_or(|from| at.has_begun(from)) && !until.is_some_and(|until| at.is_over(until))
}

/// Whether the activity that has the effect had begun.
async fn had_set_in(ctx: &Context<'_>, contribution: &Contribution, at: AsOf) -> Result<bool> {
    let activity: Option<Activity> = referred(ctx, contribution.row.activity_id, Some(at)).await?;
    Ok(activity.is_some_and(|activity| had_begun(activity.row.started, at)))
}
