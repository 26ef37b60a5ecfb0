//! Connections: pages of lists with cursors, counts and what was left out.
//!
//! A cursor is the place of a record in the list's order, so that it stays
//! valid when records come and go. It carries a mark of the list and order for
//! which it was made and is refused anywhere else.

use std::borrow::Cow;
use std::marker::PhantomData;
use std::sync::Arc;

use async_graphql::{Context, Error, Object, OutputType, Result, SimpleObject, TypeName};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde::{Deserialize, Serialize};

use super::error::bad_input;
use super::loaders::{CountOf, PageOf};
use super::record::{Shown, show};
use super::session::{InSession, PageSizes, load};
use crate::domain::as_of::AsOf;
use crate::store::filter::Filter;
use crate::store::list::{Count, Owner, Page, PageQuestion, Question, Slice};
use crate::store::order::{Place, Sort};
use crate::store::record::{AnyRow, Record};

/// The paging arguments of a list, as the client gave them.
#[derive(Clone, Debug, Default)]
pub struct Paging {
    /// So many from the start.
    pub first: Option<i32>,
    /// Only what comes after this cursor.
    pub after: Option<String>,
    /// So many from the end.
    pub last: Option<i32>,
    /// Only what comes before this cursor.
    pub before: Option<String>,
}

/// A list to be paged: whose it is, what is wanted of it, in which order.
#[derive(Clone, Debug)]
pub struct List {
    /// Whose list.
    pub owner: Owner,
    /// Which records.
    pub filter: Filter,
    /// In which order.
    pub order: Vec<Sort>,
    /// As of which date.
    pub at: Option<AsOf>,
}

/// What a cursor holds.
#[derive(Serialize, Deserialize)]
struct Mark {
    #[serde(rename = "l")]
    list: u32,
    #[serde(flatten)]
    place: Place,
}

/// Where a page lies in its list.
#[derive(SimpleObject)]
pub struct PageInfo {
    /// Whether there are more records after this page.
    pub(super) has_next_page: bool,
    /// Whether there are more records before this page.
    pub(super) has_previous_page: bool,
    /// Cursor of the first record of the page; null when the page is empty.
    pub(super) start_cursor: Option<String>,
    /// Cursor of the last record of the page; null when the page is empty.
    pub(super) end_cursor: Option<String>,
}

/// An edge: a record in a list, with what ties it to the list's owner.
pub trait Edge: OutputType + Send + Sync {
    /// The record.
    type Node: Shown;
    /// The GraphQL name of the connection of such edges.
    fn connection_name() -> String;
    /// Puts an edge together.
    fn new(owner: Owner, node: Self::Node, cursor: String) -> Self;
}

/// A page of a list of records.
///
/// Lists are paged forward with `first` and `after`, backward with `last` and `before`.
pub struct Connection<E: Edge> {
    list: List,
    slice: Slice,
    page: Arc<Page>,
    edges: PhantomData<E>,
}

impl Paging {
    /// How many records are wanted, and whether from the end.
    pub(super) fn size(&self, sizes: PageSizes) -> Result<(u32, bool)> {
        if self.first.is_some() && self.last.is_some() {
            return Err(bad_input("give `first` or `last`, not both"));
        }
        let size = |name: &str, asked: i32| {
            let fits = u32::try_from(asked).ok().filter(|asked| (1..=sizes.most).contains(asked));
            fits.ok_or_else(|| bad_input(format!("`{name}` is {asked}; a page holds 1 to {} records", sizes.most)))
        };
        match (self.first, self.last) {
            (None, None) => Ok((sizes.default, self.before.is_some() && self.after.is_none())),
            (Some(first), _) => Ok((size("first", first)?, false)),
            (None, Some(last)) => Ok((size("last", last)?, true)),
        }
    }

    /// Checks the arguments and says which part of the list is wanted.
    fn slice(&self, sizes: PageSizes, list: u32, order: &[Sort]) -> Result<Slice> {
        let (size, from_end) = self.size(sizes)?;
        let place =
            |name, cursor: &Option<String>| cursor.as_ref().map(|text| read(name, text, list, order)).transpose();
        Ok(Slice { size, from_end, after: place("after", &self.after)?, before: place("before", &self.before)? })
    }
}

impl List {
    /// A mark of the list and its order; the same for every owner, since one cursor may be given for many.
    fn mark<E: Record>(&self) -> u32 {
        let kind = match self.owner {
            Owner::All => format!("{:?}", E::KIND),
            Owner::One(relation, _) | Owner::Pair(relation, ..) => format!("{relation:?}"),
        };
        // FNV-1a: the mark tells lists apart, it does not guard them.
        let text = format!("{kind} {:?}", self.order);
        text.bytes().fold(0x811c_9dc5, |hash: u32, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
    }
}

/// Reads a page of a list.
pub(super) async fn page<E: Edge>(ctx: &Context<'_>, list: List, paging: Paging) -> Result<Connection<E>> {
    let slice = paging.slice(ctx.session().pages, list.mark::<<E::Node as Shown>::Entity>(), &list.order)?;
    let question = PageQuestion {
        question: Question { filter: list.filter.clone(), at: list.at },
        order: list.order.clone(),
        slice: slice.clone(),
    };
    let kind = <<E::Node as Shown>::Entity as Record>::KIND;
    let key = PageOf { owner: list.owner, kind, page: Arc::new(question) };
    let page = load(ctx, key).await?.unwrap_or_default();
    Ok(Connection { list, slice, page, edges: PhantomData })
}

impl<E: Edge> Connection<E> {
    /// Shows a row. The list was asked for rows of this type, so there is always something to show.
    fn node(&self, row: &AnyRow) -> Option<E::Node> {
        show(row, self.list.at)
    }

    fn cursor(&self, place: &Place) -> String {
        let mark = Mark { list: self.list.mark::<<E::Node as Shown>::Entity>(), place: place.clone() };
        serde_json::to_vec(&mark).map(|bytes| URL_SAFE_NO_PAD.encode(bytes)).unwrap_or_default()
    }

    async fn count(&self, ctx: &Context<'_>) -> Result<Count> {
        let question = Question { filter: self.list.filter.clone(), at: self.list.at };
        let kind = <<E::Node as Shown>::Entity as Record>::KIND;
        Ok(load(ctx, CountOf { owner: self.list.owner, kind, question }).await?.unwrap_or_default())
    }
}

fn read(name: &str, text: &str, list: u32, order: &[Sort]) -> Result<Place, Error> {
    let malformed = || bad_input(format!("`{name}` is no cursor of this service; cursors come from its answers"));
    let bytes = URL_SAFE_NO_PAD.decode(text).map_err(|_| malformed())?;
    let mark: Mark = serde_json::from_slice(&bytes).map_err(|_| malformed())?;
    let fits = mark.place.keys.len() == order.len()
        && order.iter().zip(&mark.place.keys).all(|(sort, value)| sort.key.accepts(value));
    if mark.list != list || !fits {
        return Err(bad_input(format!("`{name}` is the cursor of another list or of another order")));
    }
    Ok(mark.place)
}

/// A page of a list of records, with the count of the whole list.
///
/// Lists are paged forward with `first` and `after`, backward with `last` and `before`.
#[Object(name_type)]
impl<E: Edge> Connection<E> {
    /// The records of the page, each with its cursor and with what ties it to the list.
    async fn edges(&self) -> Vec<E> {
        let edge = |(row, place): &(AnyRow, Place)| Some(E::new(self.list.owner, self.node(row)?, self.cursor(place)));
        self.page.rows.iter().filter_map(edge).collect()
    }

    /// The records of the page alone.
    async fn nodes(&self) -> Vec<E::Node> {
        self.page.rows.iter().filter_map(|(row, _)| self.node(row)).collect()
    }

    /// Where the page lies in the list.
    async fn page_info(&self) -> PageInfo {
        let beyond = |here: bool, place: &Option<Place>| if here { self.page.more } else { place.is_some() };
        PageInfo {
            has_next_page: beyond(!self.slice.from_end, &self.slice.before),
            has_previous_page: beyond(self.slice.from_end, &self.slice.after),
            start_cursor: self.page.rows.first().map(|(_, place)| self.cursor(place)),
            end_cursor: self.page.rows.last().map(|(_, place)| self.cursor(place)),
        }
    }

    /// How many records the whole list has, whatever the page. Counted only when selected.
    async fn total_count(&self, ctx: &Context<'_>) -> Result<u64> {
        Ok(self.count(ctx).await?.total)
    }

    /// With `asOf`: how many further records match but are left out because no source dates them. Else 0.
    async fn undated_count(&self, ctx: &Context<'_>) -> Result<u64> {
        Ok(self.count(ctx).await?.undated)
    }
}

impl<E: Edge> TypeName for Connection<E> {
    fn type_name() -> Cow<'static, str> {
        Cow::Owned(E::connection_name())
    }
}

/// A record in a list, with its cursor.
pub struct PlainEdge<N> {
    node: N,
    cursor: String,
}

/// A record in a list, with its cursor.
#[Object(name_type)]
impl<N: Shown> PlainEdge<N> {
    /// The record.
    async fn node(&self) -> &N {
        &self.node
    }

    /// Its place in the list, to be given as `after` or `before`.
    async fn cursor(&self) -> &str {
        &self.cursor
    }
}

impl<N: Shown> TypeName for PlainEdge<N> {
    fn type_name() -> Cow<'static, str> {
        Cow::Owned(format!("{}Edge", <N as OutputType>::type_name()))
    }
}

impl<N: Shown> Edge for PlainEdge<N> {
    type Node = N;

    fn connection_name() -> String {
        format!("{}Connection", <N as OutputType>::type_name())
    }

    fn new(_: Owner, node: N, cursor: String) -> Self {
        Self { node, cursor }
    }
}

/// A page of records without anything of their own on the edge.
pub type Plain<N> = Connection<PlainEdge<N>>;
