//! Loaders: one for each kind of question, each answering any number of keys at once.
//!
//! A key reads as a question. Page, filter, order and date are part of it; keys
//! that differ only in the parent share one statement.

use std::collections::HashMap;
use std::hash::{Hash, Hasher};
use std::marker::PhantomData;
use std::sync::Arc;

use async_graphql::dataloader::Loader;
use entity::kind::RecordKind;
use entity::{actor, change, record, revision};
use futures_util::future::try_join_all;
use uuid::Uuid;

use crate::domain::as_of::AsOf;
use crate::domain::life::Facts;
use crate::store::history::HistorySlice;
use crate::store::lineage::Lineage;
use crate::store::list::{Count, Owner, Page, PageQuestion, Question};
use crate::store::record::{AnyRow, Record};
use crate::store::relation::Relation;
use crate::store::{self, Store, StoreError};

/// A failure of the store, shared by all who asked.
pub type Failure = Arc<StoreError>;

/// All loaders.
#[derive(Clone)]
pub struct Loaders {
    store: Store,
}

impl Loaders {
    /// Loads from a store.
    #[must_use]
    pub fn new(store: Store) -> Self {
        Self { store }
    }
}

/// Which record of a kind has this id?
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct ById(pub RecordKind, pub Uuid);

/// Which record has this slug?
pub struct BySlug<E>(pub String, PhantomData<E>);

/// Which actor does this identifier denote?
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct ByIdentifier {
    /// The register.
    pub scheme: String,
    /// The id in it.
    pub value: String,
}

/// What is on this page of this list?
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct PageOf {
    /// Whose list.
    pub owner: Owner,
    /// The kind of the records.
    pub kind: RecordKind,
    /// Which page.
    pub page: Arc<PageQuestion>,
}

/// How many records has this list?
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct CountOf {
    /// Whose list.
    pub owner: Owner,
    /// The kind of the records.
    pub kind: RecordKind,
    /// Which of them.
    pub question: Question,
}

/// What do the records under a cooperation tell about its life?
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct LifeOf(pub Uuid, pub Option<AsOf>);

/// What lies above an actor?
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct LineageOf(pub Uuid);

/// What does the register know of a record?
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct RegisteredAs(pub Uuid);

/// Which revision has this number?
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct RevisionOf(pub i64);

/// What is the latest revision?
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct LatestRevision;

/// How did a record change?
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct HistoryOf(pub Uuid, pub HistorySlice);

/// How often did a record change?
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct HistoryLengthOf(pub Uuid);

impl<E> BySlug<E> {
    /// Asks for a record.
    #[must_use]
    pub fn new(slug: String) -> Self {
        Self(slug, PhantomData)
    }
}

// Derives would ask the same of the table, which is only a name here.
impl<E> Clone for BySlug<E> {
    fn clone(&self) -> Self {
        Self::new(self.0.clone())
    }
}

impl<E> PartialEq for BySlug<E> {
    fn eq(&self, other: &Self) -> bool {
        self.0 == other.0
    }
}

impl<E> Eq for BySlug<E> {}

impl<E> Hash for BySlug<E> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.0.hash(state);
    }
}

impl Loader<ById> for Loaders {
    type Value = AnyRow;
    type Error = Failure;

    /// Runs one statement for each kind.
    async fn load(&self, keys: &[ById]) -> Result<HashMap<ById, AnyRow>, Failure> {
        let mut by_kind: HashMap<RecordKind, Vec<Uuid>> = HashMap::new();
        for ById(kind, id) in keys {
            by_kind.entry(*kind).or_default().push(*id);
        }
        let read = by_kind.into_iter().map(async |(kind, ids)| {
            let rows = store::record::find_rows(&self.store, kind, &ids).await.map_err(Arc::new)?;
            Ok::<_, Failure>(rows.into_iter().map(move |(id, row)| (ById(kind, id), row.shared())))
        });
        Ok(try_join_all(read).await?.into_iter().flatten().collect())
    }
}

impl<E: Record> Loader<BySlug<E>> for Loaders {
    type Value = Arc<E::Model>;
    type Error = Failure;

    async fn load(&self, keys: &[BySlug<E>]) -> Result<HashMap<BySlug<E>, Self::Value>, Failure> {
        let slugs: Vec<String> = keys.iter().map(|key| key.0.clone()).collect();
        let rows = store::lookup::by_slug::<E>(&self.store, &slugs).await.map_err(Arc::new)?;
        Ok(rows.into_iter().map(|(slug, row)| (BySlug::new(slug), row)).collect())
    }
}

impl Loader<ByIdentifier> for Loaders {
    type Value = Arc<actor::Model>;
    type Error = Failure;

    async fn load(&self, keys: &[ByIdentifier]) -> Result<HashMap<ByIdentifier, Self::Value>, Failure> {
        let pairs: Vec<_> = keys.iter().map(|key| (key.scheme.as_str(), key.value.as_str())).collect();
        let rows = store::lookup::by_identifiers(&self.store, &pairs).await.map_err(Arc::new)?;
        Ok(rows.into_iter().map(|((scheme, value), row)| (ByIdentifier { scheme, value }, row)).collect())
    }
}

/// The keys of one relation with the same question.
#[derive(Default)]
struct Group {
    parents: Vec<Uuid>,
    pairs: Vec<(Uuid, Uuid)>,
}

/// Groups owners by relation and question, so that each group is one statement.
fn grouped<Q: Hash + Eq + Clone>(keys: impl Iterator<Item = (Owner, Q)>) -> HashMap<(Option<Relation>, Q), Group> {
    let mut groups: HashMap<(Option<Relation>, Q), Group> = HashMap::new();
    for (owner, question) in keys {
        match owner {
            Owner::All => {
                groups.entry((None, question)).or_default();
            }
            Owner::One(relation, id) => groups.entry((Some(relation), question)).or_default().parents.push(id),
            Owner::Pair(relation, first, second) => {
                groups.entry((Some(relation), question)).or_default().pairs.push((first, second));
            }
        }
    }
    groups
}

impl Loader<PageOf> for Loaders {
    type Value = Arc<Page>;
    type Error = Failure;

    /// Runs one statement for each relation and question.
    async fn load(&self, keys: &[PageOf]) -> Result<HashMap<PageOf, Self::Value>, Failure> {
        let asked = keys.iter().map(|key| (key.owner, (key.kind, Arc::clone(&key.page))));
        let read =
            grouped(asked).into_iter().map(|((relation, (kind, page)), group)| self.pages(relation, kind, page, group));
        Ok(try_join_all(read).await?.into_iter().flatten().collect())
    }
}

impl Loaders {
    /// The pages of one relation with the same question.
    async fn pages(
        &self,
        relation: Option<Relation>,
        kind: RecordKind,
        page: Arc<PageQuestion>,
        group: Group,
    ) -> Result<Vec<(PageOf, Arc<Page>)>, Failure> {
        let key = |owner| PageOf { owner, kind, page: Arc::clone(&page) };
        let Some(relation) = relation else {
            let rows = store::list::root(&self.store, kind, &page).await.map_err(Arc::new)?;
            return Ok(vec![(key(Owner::All), Arc::new(rows))]);
        };
        let mut found = Vec::with_capacity(group.parents.len() + group.pairs.len());
        if !group.parents.is_empty() {
            let pages = store::list::pages(&self.store, relation, &group.parents, &page).await.map_err(Arc::new)?;
            found.extend(pages.into_iter().map(|(id, rows)| (key(Owner::One(relation, id)), Arc::new(rows))));
        }
        if !group.pairs.is_empty() {
            let pages =
                store::list::pages_of_pairs(&self.store, relation, &group.pairs, &page).await.map_err(Arc::new)?;
            found.extend(
                pages.into_iter().map(|((one, other), rows)| (key(Owner::Pair(relation, one, other)), Arc::new(rows))),
            );
        }
        Ok(found)
    }
}

impl Loader<CountOf> for Loaders {
    type Value = Count;
    type Error = Failure;

    async fn load(&self, keys: &[CountOf]) -> Result<HashMap<CountOf, Count>, Failure> {
        let mut found = HashMap::with_capacity(keys.len());
        let asked = keys.iter().map(|key| (key.owner, (key.kind, key.question.clone())));
        for ((relation, (kind, question)), group) in grouped(asked) {
            let key = |owner| CountOf { owner, kind, question: question.clone() };
            let Some(relation) = relation else {
                let count = store::list::count_all(&self.store, kind, &question).await.map_err(Arc::new)?;
                found.insert(key(Owner::All), count);
                continue;
            };
            if !group.parents.is_empty() {
                let counts = store::list::counts(&self.store, relation, &group.parents, &question).await;
                let counts = counts.map_err(Arc::new)?;
                found.extend(counts.into_iter().map(|(parent, count)| (key(Owner::One(relation, parent)), count)));
            }
            if !group.pairs.is_empty() {
                let counts = store::list::counts_of_pairs(&self.store, relation, &group.pairs, &question).await;
                let counts = counts.map_err(Arc::new)?;
                found.extend(
                    counts
                        .into_iter()
                        .map(|((first, second), count)| (key(Owner::Pair(relation, first, second)), count)),
                );
            }
        }
        Ok(found)
    }
}

impl Loader<LifeOf> for Loaders {
    type Value = Facts;
    type Error = Failure;

    async fn load(&self, keys: &[LifeOf]) -> Result<HashMap<LifeOf, Facts>, Failure> {
        let mut by_date: HashMap<Option<AsOf>, Vec<Uuid>> = HashMap::new();
        for LifeOf(id, at) in keys {
            by_date.entry(*at).or_default().push(*id);
        }
        let mut found = HashMap::with_capacity(keys.len());
        for (at, ids) in by_date {
            let facts = store::life::facts(&self.store, &ids, at).await.map_err(Arc::new)?;
            found.extend(facts.into_iter().map(|(id, facts)| (LifeOf(id, at), facts)));
        }
        Ok(found)
    }
}

impl Loader<LineageOf> for Loaders {
    type Value = Arc<Lineage>;
    type Error = Failure;

    async fn load(&self, keys: &[LineageOf]) -> Result<HashMap<LineageOf, Self::Value>, Failure> {
        let ids: Vec<Uuid> = keys.iter().map(|key| key.0).collect();
        let lineages = store::lineage::lineages(&self.store, &ids).await.map_err(Arc::new)?;
        Ok(lineages.into_iter().map(|(id, lineage)| (LineageOf(id), Arc::new(lineage))).collect())
    }
}

impl Loader<RegisteredAs> for Loaders {
    type Value = Arc<record::Model>;
    type Error = Failure;

    async fn load(&self, keys: &[RegisteredAs]) -> Result<HashMap<RegisteredAs, Self::Value>, Failure> {
        let ids: Vec<Uuid> = keys.iter().map(|key| key.0).collect();
        let rows = store::history::registered(&self.store, &ids).await.map_err(Arc::new)?;
        Ok(rows.into_iter().map(|(id, row)| (RegisteredAs(id), row)).collect())
    }
}

impl Loader<RevisionOf> for Loaders {
    type Value = Arc<revision::Model>;
    type Error = Failure;

    async fn load(&self, keys: &[RevisionOf]) -> Result<HashMap<RevisionOf, Self::Value>, Failure> {
        let numbers: Vec<i64> = keys.iter().map(|key| key.0).collect();
        let rows = store::history::revisions(&self.store, &numbers).await.map_err(Arc::new)?;
        Ok(rows.into_iter().map(|(number, row)| (RevisionOf(number), row)).collect())
    }
}

impl Loader<LatestRevision> for Loaders {
    type Value = Arc<revision::Model>;
    type Error = Failure;

    async fn load(&self, _: &[LatestRevision]) -> Result<HashMap<LatestRevision, Self::Value>, Failure> {
        let latest = store::history::latest_revision(&self.store).await.map_err(Arc::new)?;
        Ok(latest.into_iter().map(|row| (LatestRevision, Arc::new(row))).collect())
    }
}

impl Loader<HistoryOf> for Loaders {
    type Value = Arc<Vec<change::Model>>;
    type Error = Failure;

    async fn load(&self, keys: &[HistoryOf]) -> Result<HashMap<HistoryOf, Self::Value>, Failure> {
        let mut by_slice: HashMap<HistorySlice, Vec<Uuid>> = HashMap::new();
        for HistoryOf(id, slice) in keys {
            by_slice.entry(*slice).or_default().push(*id);
        }
        let mut found = HashMap::with_capacity(keys.len());
        for (slice, ids) in by_slice {
            let histories = store::history::histories(&self.store, &ids, slice).await.map_err(Arc::new)?;
            found.extend(histories.into_iter().map(|(id, rows)| (HistoryOf(id, slice), Arc::new(rows))));
        }
        Ok(found)
    }
}

impl Loader<HistoryLengthOf> for Loaders {
    type Value = u64;
    type Error = Failure;

    async fn load(&self, keys: &[HistoryLengthOf]) -> Result<HashMap<HistoryLengthOf, u64>, Failure> {
        let ids: Vec<Uuid> = keys.iter().map(|key| key.0).collect();
        let lengths = store::history::history_lengths(&self.store, &ids).await.map_err(Arc::new)?;
        Ok(lengths.into_iter().map(|(id, length)| (HistoryLengthOf(id), length)).collect())
    }
}
