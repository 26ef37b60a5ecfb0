//! From rows of a package to rows of the database.

use entity::kind::{RecordKind, Vocabulary};
use uuid::Uuid;

use super::keys::{Keys, package_id};
use super::known::qualified;
use super::schema::Resource;
use super::table::Entry;
use crate::domain::name::fold;
use crate::store::record::Row;

/// A row of a package with all that turns it into a record.
#[derive(Clone, Copy)]
struct Draft<'a> {
    keys: &'a Keys<'a>,
    entry: Entry<'a>,
    id: Uuid,
}

/// Makes the record of a row; none if something is missing, which the checks have told before.
pub(super) fn row(keys: &Keys<'_>, entry: Entry<'_>, key: &str) -> Option<Row> {
    let draft = Draft { keys, entry, id: keys.own_id(entry.resource.name, key) };
    match entry.resource.kind {
        RecordKind::Actor => draft.actor(),
        RecordKind::Source => draft.source(),
        RecordKind::ActorName | RecordKind::Identifier | RecordKind::Sector => draft.of_actor(),
        RecordKind::Cooperation | RecordKind::Party | RecordKind::CooperationSector | RecordKind::Instrument => {
            draft.of_cooperation()
        }
        RecordKind::Activity | RecordKind::ActivityPlace | RecordKind::ActivityOutput | RecordKind::Contribution => {
            draft.of_activity()
        }
        RecordKind::Obstacle | RecordKind::ObstacleCooperation | RecordKind::Opportunity => draft.of_prospects(),
        RecordKind::Membership => draft.membership(),
        RecordKind::Issue | RecordKind::Narrative | RecordKind::Position => draft.of_debate(),
        RecordKind::Era | RecordKind::Claim => draft.of_figures(),
        RecordKind::Citation => draft.citation(),
        RecordKind::Package => None,
    }
}

/// A sector that a package names without bringing it.
pub(super) fn implied_sector(keys: &Keys<'_>, code: &str, label: &str) -> Row {
    let id = keys.own_id("sectors", code);
    let (code, label_en) = (code.to_owned(), label.to_owned());
    entity::sector::Model { id, code, label_en, label_id: None, note: None }.into()
}

impl Draft<'_> {
    fn text(self, column: &str) -> Option<String> {
        self.entry.owned(column)
    }

    fn note(self) -> Option<String> {
        self.text("note")
    }

    fn term<V: Vocabulary>(self, column: &str) -> Option<V> {
        self.entry.term(column)
    }

    fn to(self, column: &str) -> Option<Uuid> {
        self.keys.reference(self.entry, column)
    }

    /// The slug it has had; else its key if that is free, else the key with the package's name, else its id.
    fn slug(self) -> Option<String> {
        let key = self.entry.key()?;
        let earlier = self.keys.earlier.get(&self.id).and_then(|row| match row {
            Row::Actor(row) => Some(&row.slug),
            Row::Source(row) => Some(&row.slug),
            Row::Cooperation(row) => Some(&row.slug),
            Row::Activity(row) => Some(&row.slug),
            Row::Issue(row) => Some(&row.slug),
            Row::Narrative(row) => Some(&row.slug),
            Row::Era(row) => Some(&row.slug),
            Row::Claim(row) => Some(&row.slug),
            _ => None,
        });
        if let Some(slug) = earlier {
            return Some(slug.clone());
        }
        let kind = self.entry.resource.kind;
        let free = |slug: &String| !self.keys.taken.contains(&(kind, slug.clone()));
        let long = qualified(&self.keys.package.head.name, &key);
        // The long form may be the key of another row of the package.
        let unused = |slug: &String| self.keys.row(self.entry.resource.name, slug).is_none();
        Some(key).filter(free).or(Some(long).filter(free).filter(unused)).or(Some(self.id.to_string()))
    }

    fn actor(self) -> Option<Row> {
        let name = self.text("name")?;
        let row = entity::actor::Model {
            id: self.id,
            slug: self.slug()?,
            kind: self.term("kind")?,
            sort_name: fold(&name),
            name,
            label: self.text("label_in_source"),
            parent_id: self.to("parent_id"),
            seat_id: self.to("seat_id"),
            latitude: self.entry.number("lat"),
            longitude: self.entry.number("lon"),
            coordinate_basis: self.text("coord_basis"),
            existed_from: self.entry.date("valid_from"),
            existed_until: self.entry.date("valid_to"),
            member_list_complete: self.entry.boolean("member_list_complete"),
            confidence: self.term("confidence"),
            note: self.note(),
        };
        Some(row.into())
    }

    fn source(self) -> Option<Row> {
        let title = self.text("title")?;
        let row = entity::source::Model {
            id: self.id,
            slug: self.slug()?,
            kind: self.text("kind")?,
            sort_title: fold(&title),
            title,
            authors: self.text("authors"),
            issued: self.entry.date("issued"),
            publisher: self.text("publisher"),
            language: self.text("language"),
            url: self.text("url"),
            accessed: self.entry.date("accessed"),
            licence: self.text("licence"),
            note: self.note(),
        };
        Some(row.into())
    }

    fn of_actor(self) -> Option<Row> {
        let id = self.id;
        Some(match self.entry.resource.kind {
            RecordKind::ActorName => {
                let text = self.text("name")?;
                entity::actor_name::Model {
                    id,
                    actor_id: self.to("actor_id")?,
                    folded: fold(&text),
                    text,
                    language: self.text("language"),
                    kind: self.term("kind")?,
                    basis: self.term("basis"),
                    note: self.note(),
                }
                .into()
            }
            RecordKind::Identifier => entity::identifier::Model {
                id,
                actor_id: self.to("actor_id")?,
                scheme: self.text("scheme")?,
                value: self.text("value")?,
            }
            .into(),
            _ => entity::sector::Model {
                id,
                code: self.text("code")?,
                label_en: self.text("label_en")?,
                label_id: self.text("label_id"),
                note: self.note(),
            }
            .into(),
        })
    }

    fn of_cooperation(self) -> Option<Row> {
        let id = self.id;
        Some(match self.entry.resource.kind {
            RecordKind::Cooperation => self.cooperation()?,
            RecordKind::Party => entity::party::Model {
                id,
                cooperation_id: self.to("cooperation_id")?,
                actor_id: self.to("actor_id")?,
                role: self.term("role")?,
                ordinal: self.entry.integer("ordinal"),
                joined: self.entry.date("joined"),
                withdrew: self.entry.date("left"),
            }
            .into(),
            RecordKind::CooperationSector => entity::cooperation_sector::Model {
                id,
                cooperation_id: self.to("cooperation_id")?,
                sector_id: self.to("sector")?,
                basis: self.term("basis"),
            }
            .into(),
            _ => entity::instrument::Model {
                id,
                cooperation_id: self.to("cooperation_id")?,
                ordinal: self.entry.integer("ordinal"),
                kind: self.term("kind"),
                signed: self.entry.date("signed"),
                title: self.text("title"),
                renews_id: self.to("renews_id"),
                stated_in: self.term("stated_in"),
                disputed: self.entry.boolean("disputed"),
                note: self.note(),
            }
            .into(),
        })
    }

    fn cooperation(self) -> Option<Row> {
        let title = self.text("title")?;
        let row = entity::cooperation::Model {
            id: self.id,
            slug: self.slug()?,
            table_number: self.entry.integer("table_no"),
            sort_title: fold(&title),
            title,
            label: self.text("label_in_source"),
            framework: self.term("framework"),
            started: self.entry.date("start"),
            ended: self.entry.date("end"),
            status: self.term("status"),
            status_as_of: self.entry.date("status_as_of"),
            confidence: self.term("confidence"),
            note: self.note(),
        };
        Some(row.into())
    }

    fn of_activity(self) -> Option<Row> {
        let id = self.id;
        Some(match self.entry.resource.kind {
            RecordKind::Activity => entity::activity::Model {
                id,
                slug: self.slug()?,
                cooperation_id: self.to("cooperation_id")?,
                parent_id: self.to("parent_activity_id"),
                title: self.text("title")?,
                description: self.text("description"),
                started: self.entry.date("start"),
                ended: self.entry.date("end"),
                recurrence: self.text("recurrence"),
                place_label: self.text("place_in_source"),
                note: self.note(),
            }
            .into(),
            RecordKind::ActivityPlace => entity::activity_place::Model {
                id,
                activity_id: self.to("activity_id")?,
                place_id: self.to("place_id")?,
            }
            .into(),
            RecordKind::ActivityOutput => entity::activity_output::Model {
                id,
                activity_id: self.to("activity_id")?,
                unit: self.text("unit")?,
                amount: self.entry.number("amount"),
                basis: self.term("basis"),
                note: self.note(),
            }
            .into(),
            _ => entity::contribution::Model {
                id,
                cooperation_id: self.to("cooperation_id"),
                activity_id: self.to("activity_id"),
                element: self.term("element"),
                grade: self.term("grade"),
                basis: self.term("basis"),
                note: self.note(),
            }
            .into(),
        })
    }

    fn of_prospects(self) -> Option<Row> {
        let id = self.id;
        Some(match self.entry.resource.kind {
            RecordKind::Obstacle => entity::obstacle::Model {
                id,
                kind: self.term("kind")?,
                title: self.text("title")?,
                description: self.text("description"),
                actor_id: self.to("actor_id"),
                basis: self.term("basis"),
                note: self.note(),
            }
            .into(),
            RecordKind::ObstacleCooperation => entity::obstacle_cooperation::Model {
                id,
                obstacle_id: self.to("obstacle_id")?,
                cooperation_id: self.to("cooperation_id")?,
            }
            .into(),
            _ => entity::opportunity::Model {
                id,
                kind: self.term("kind")?,
                title: self.text("title")?,
                description: self.text("description"),
                actor_id: self.to("actor_id"),
                cooperation_id: self.to("cooperation_id"),
                basis: self.term("basis"),
                note: self.note(),
            }
            .into(),
        })
    }

    fn membership(self) -> Option<Row> {
        let row = entity::membership::Model {
            id: self.id,
            forum_id: self.to("forum_id")?,
            member_id: self.to("member_id")?,
            role: self.term("role")?,
            started: self.entry.date("start"),
            ended: self.entry.date("end"),
            end_known: self.entry.boolean("end_known"),
            basis: self.term("basis"),
            note: self.note(),
        };
        Some(row.into())
    }

    fn of_debate(self) -> Option<Row> {
        let id = self.id;
        Some(match self.entry.resource.kind {
            RecordKind::Issue => entity::issue::Model {
                id,
                slug: self.slug()?,
                kind: self.term("kind"),
                title: self.text("title")?,
                description: self.text("description"),
                parent_id: self.to("parent_id"),
                dated: self.entry.date("date"),
            }
            .into(),
            RecordKind::Narrative => entity::narrative::Model {
                id,
                slug: self.slug()?,
                title: self.text("title")?,
                description: self.text("description"),
                issue_id: self.to("issue_id"),
                basis: self.term("basis"),
                note: self.note(),
            }
            .into(),
            _ => entity::position::Model {
                id,
                actor_id: self.to("actor_id")?,
                issue_id: self.to("issue_id")?,
                forum_id: self.to("forum_id"),
                narrative_id: self.to("narrative_id"),
                stance: self.term("stance")?,
                dated: self.entry.date("date"),
                statement: self.text("statement"),
                basis: self.term("basis"),
                note: self.note(),
            }
            .into(),
        })
    }

    fn of_figures(self) -> Option<Row> {
        let (id, slug) = (self.id, self.slug()?);
        Some(match self.entry.resource.kind {
            RecordKind::Era => entity::era::Model {
                id,
                slug,
                label: self.text("label")?,
                started: self.entry.date("start"),
                ended: self.entry.date("end"),
                basis: self.term("basis"),
                note: self.note(),
            }
            .into(),
            _ => entity::claim::Model {
                id,
                slug,
                subject_id: self.to("subject_id"),
                era_id: self.to("era_id"),
                metric: self.text("metric")?,
                comparator: self.term("comparator")?,
                value: self.entry.number("value"),
                unit: self.text("unit"),
                as_of: self.entry.date("as_of"),
                statement: self.text("statement")?,
                note: self.note(),
            }
            .into(),
        })
    }

    fn citation(self) -> Option<Row> {
        let resource = Resource::named(self.entry.text("resource")?)?;
        let key = self.entry.text("row_id")?;
        let whole = key == "*";
        let record_id = if whole { None } else { Some(self.keys.id(resource.name, key)?) };
        let row = entity::citation::Model {
            id: self.id,
            source_id: self.to("source_id")?,
            record_id,
            package_id: whole.then(|| package_id(&self.keys.package.head.name)),
            covers: whole.then_some(resource.kind),
            locator: self.text("locator"),
            quote: self.text("quote"),
            original_source_id: self.to("original_source_id"),
        };
        Some(row.into())
    }
}
