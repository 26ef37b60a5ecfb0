//! What resolvers of one request share: loaders, clock, limits.

use std::sync::Arc;

use async_graphql::Context;
use async_graphql::dataloader::Loader;
use entity::PartialDate;

use super::error::bad_input;
use super::loaders::{Failure, Loaders};
use super::waves::{Key, Waves};
use crate::clock::Clock;
use crate::domain::as_of::AsOf;

/// How long pages may be.
#[derive(Clone, Copy, Debug)]
pub struct PageSizes {
    /// Records on a page where the client says nothing.
    pub default: u32,
    /// Records on a page at most.
    pub most: u32,
}

/// The request's share of the service.
pub struct Session {
    /// What was asked and answered so far.
    pub waves: Arc<Waves>,
    /// Tells the current time.
    pub clock: Clock,
    /// How long pages may be.
    pub pages: PageSizes,
}

/// The typed way from a resolver to its session.
pub(super) trait InSession {
    /// The session of the request.
    fn session(&self) -> &Session;
}

impl InSession for Context<'_> {
    fn session(&self) -> &Session {
        self.data_unchecked::<Session>()
    }
}

/// Loads one key in the session of a resolver.
pub(super) async fn load<K: Key>(
    ctx: &Context<'_>,
    key: K,
) -> async_graphql::Result<Option<<Loaders as Loader<K>>::Value>>
where
    Loaders: Loader<K, Error = Failure>,
{
    Ok(ctx.session().waves.load(key).await?)
}

/// Today, by the clock of the session.
pub(super) fn today(ctx: &Context<'_>) -> async_graphql::Result<AsOf> {
    let now = ctx.session().clock.now().date();
    PartialDate::new(now.year(), Some(now.month().into()), Some(now.day()))
        .map(AsOf::new)
        .ok_or_else(|| bad_input("the clock of this server shows no date of the calendar; give `asOf`"))
}
