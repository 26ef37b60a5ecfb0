//! The rules across rows: references, periods, what goes together, what may contain what.

use std::collections::{BTreeMap, HashMap, HashSet};

use entity::PartialDate;
use entity::kind::ActorKind;
use uuid::Uuid;

use super::cell::shown;
use super::fault::{FaultCode, Faults};
use super::keys::Keys;
use super::schema::Resource;
use super::table::{Cell, Entry};

/// Periods: resource, first and last column.
const PERIODS: [(&str, &str, &str); 6] = [
    ("actors", "valid_from", "valid_to"),
    ("cooperations", "start", "end"),
    ("parties", "joined", "left"),
    ("activities", "start", "end"),
    ("memberships", "start", "end"),
    ("eras", "start", "end"),
];

/// Columns that name a row of the same resource which stands above: no row may stand above itself.
const ABOVE: [(&str, &str); 4] = [
    ("actors", "parent_id"),
    ("instruments", "renews_id"),
    ("activities", "parent_activity_id"),
    ("issues", "parent_id"),
];

/// Tells everything that is wrong across rows.
pub(super) fn check(keys: &Keys<'_>, faults: &mut Faults) {
    references(keys, faults);
    citations(keys, faults);
    for (resource, first, last) in PERIODS {
        each(keys, resource, |entry| in_order(entry, first, last, faults));
    }
    for (resource, column) in ABOVE {
        circles(keys, resource, column, faults);
    }
    each(keys, "actors", |entry| actor(keys, entry, faults));
    each(keys, "cooperations", |entry| status(entry, faults));
    each(keys, "contributions", |entry| contribution(entry, faults));
    each(keys, "instruments", |entry| same_cooperation(keys, entry, "renews_id", faults));
    each(keys, "activities", |entry| same_cooperation(keys, entry, "parent_activity_id", faults));
    each(keys, "instruments", |entry| renewal(keys, entry, faults));
    each(keys, "activity_places", |entry| is_territory(keys, entry, "place_id", faults));
    parties(keys, faults);
    each(keys, "memberships", |entry| membership(keys, entry, faults));
    spells(keys, faults);
    names(keys, faults);
    each(keys, "positions", |entry| narrative(keys, entry, faults));
}

fn each<'a>(keys: &Keys<'a>, resource: &str, rule: impl FnMut(Entry<'a>)) {
    keys.package.entries(resource).for_each(rule);
}

/// A fault in a cell of a row.
fn tell(faults: &mut Faults, entry: Entry<'_>, column: &str, code: FaultCode, reason: impl Into<String>) {
    faults.of_cell(code, (entry.resource.name, entry.row.line, column), reason);
}

fn references(keys: &Keys<'_>, faults: &mut Faults) {
    for table in &keys.package.tables {
        for column in table.resource.columns {
            let Some(resource) = column.references.filter(|resource| !keys.is_broken(resource)) else { continue };
            for entry in table.entries() {
                let Some(key) = entry.text(column.name) else { continue };
                if keys.id(resource, key).is_none() {
                    let reason = format!("{} is no row of {resource} and not known to the service", shown(key));
                    tell(faults, entry, column.name, FaultCode::Unknown, reason);
                }
            }
        }
    }
}

fn citations(keys: &Keys<'_>, faults: &mut Faults) {
    each(keys, "citations", |entry| {
        let (Some(name), Some(key)) = (entry.text("resource"), entry.text("row_id")) else { return };
        let Some(resource) = Resource::named(name) else {
            let reason = format!("{} is no resource; known are {}", shown(name), Resource::names());
            return tell(faults, entry, "resource", FaultCode::Unknown, reason);
        };
        if key != "*" && !keys.is_broken(resource.name) && keys.id(resource.name, key).is_none() {
            let reason = format!("{} is no key of {name}; a key, the parts joined by |, or * passes", shown(key));
            tell(faults, entry, "row_id", FaultCode::Unknown, reason);
        }
    });
}

fn in_order(entry: Entry<'_>, first: &str, last: &str, faults: &mut Faults) {
    if let (Some(start), Some(end)) = (entry.date(first), entry.date(last))
        && end.latest() < start.earliest()
    {
        tell(faults, entry, last, FaultCode::Order, format!("{end} is before {first} {start}"));
    }
}

/// Rows that stand above themselves, one fault a circle.
fn circles(keys: &Keys<'_>, resource: &'static str, column: &str, faults: &mut Faults) {
    let mut above: HashMap<Uuid, Uuid> = HashMap::new();
    if resource == "actors" {
        above.extend(keys.actors.values().filter_map(|actor| Some((actor.id, actor.parent_id?))));
    }
    let mut rows = Vec::new();
    each(keys, resource, |entry| {
        let Some(key) = entry.key().filter(|key| !keys.met.contains_key(&(resource, key.clone()))) else { return };
        let Some(id) = keys.id(resource, &key) else { return };
        above.remove(&id);
        above.extend(keys.reference(entry, column).map(|parent| (id, parent)));
        rows.push((id, entry));
    });
    let mut sound: HashSet<Uuid> = HashSet::new();
    for (id, entry) in rows {
        let mut path = vec![id];
        let mut seen = HashSet::from([id]);
        let mut place = id;
        while let Some(next) = above.get(&place).copied().filter(|next| !sound.contains(next)) {
            if !seen.insert(next) {
                if next == id {
                    let reason = if path.len() == 1 { "the row names itself" } else { "the rows form a circle" };
                    tell(faults, entry, column, FaultCode::Cycle, format!("{reason}; take one reference out"));
                }
                break;
            }
            path.push(next);
            place = next;
        }
        sound.extend(path);
    }
}

fn is_organisation(kind: ActorKind) -> bool {
    !is_territory_kind(kind)
}

fn is_territory_kind(kind: ActorKind) -> bool {
    use ActorKind::{City, District, Province, State, Village};
    matches!(kind, State | Province | District | City | Village)
}

fn is_territory(keys: &Keys<'_>, entry: Entry<'_>, column: &str, faults: &mut Faults) {
    let kind = entry.text(column).and_then(|key| keys.actor_kind(key));
    if let Some(kind) = kind.filter(|kind| is_organisation(*kind)) {
        let reason = format!("the actor is a {kind}; a STATE, PROVINCE, DISTRICT, CITY or VILLAGE passes");
        tell(faults, entry, column, FaultCode::Containment, reason);
    }
}

fn actor(keys: &Keys<'_>, entry: Entry<'_>, faults: &mut Faults) {
    let coordinates = [entry.cell("lat"), entry.cell("lon")].map(|cell| *cell == Cell::Empty);
    if coordinates[0] != coordinates[1] {
        let column = if coordinates[0] { "lat" } else { "lon" };
        tell(faults, entry, column, FaultCode::Together, "lat and lon are both filled or both empty");
    }
    is_territory(keys, entry, "seat_id", faults);
    if let Some(key) = entry.text("seat_id")
        && entry.key().as_deref() == Some(key)
    {
        tell(faults, entry, "seat_id", FaultCode::Cycle, "an actor is not seated in itself");
    }
    let Some(kind) = entry.term::<ActorKind>("kind") else { return };
    if *entry.cell("member_list_complete") != Cell::Empty && !matches!(kind, ActorKind::Forum | ActorKind::Igo) {
        let reason = format!("a {kind} has no members; only FORUM and IGO fill this");
        tell(faults, entry, "member_list_complete", FaultCode::Together, reason);
    }
    let parent = entry.text("parent_id").and_then(|key| keys.actor_kind(key));
    if let Some(parent) = parent.filter(|parent| is_territory_kind(*parent) != is_territory_kind(kind)) {
        let reason =
            format!("a {kind} does not lie in a {parent}; territories lie in territories, organs in organisations");
        tell(faults, entry, "parent_id", FaultCode::Containment, reason);
    }
}

fn status(entry: Entry<'_>, faults: &mut Faults) {
    if *entry.cell("status_as_of") != Cell::Empty && *entry.cell("status") == Cell::Empty {
        tell(faults, entry, "status_as_of", FaultCode::Together, "a date of the status needs a status");
    }
}

fn contribution(entry: Entry<'_>, faults: &mut Faults) {
    if (*entry.cell("cooperation_id") == Cell::Empty) == (*entry.cell("activity_id") == Cell::Empty) {
        let reason = "exactly one of cooperation_id and activity_id is filled";
        tell(faults, entry, "cooperation_id", FaultCode::Together, reason);
    }
}

/// A row and the one above it belong to one cooperation.
fn same_cooperation(keys: &Keys<'_>, entry: Entry<'_>, column: &str, faults: &mut Faults) {
    let above = entry.text(column).and_then(|key| keys.row(entry.resource.name, key));
    let Some(above) = above.and_then(|above| above.text("cooperation_id")) else { return };
    if entry.text("cooperation_id").is_some_and(|own| own != above) {
        let reason = format!("the row named belongs to the cooperation {above}; one of the same cooperation passes");
        tell(faults, entry, column, FaultCode::Containment, reason);
    }
}

fn renewal(keys: &Keys<'_>, entry: Entry<'_>, faults: &mut Faults) {
    let renewed = entry.text("renews_id").and_then(|key| keys.row("instruments", key));
    if let (Some(signed), Some(before)) = (entry.date("signed"), renewed.and_then(|row| row.date("signed")))
        && signed.latest() < before.earliest()
    {
        let reason = format!("the instrument renewed is of {before}, later than {signed}");
        tell(faults, entry, "renews_id", FaultCode::Order, reason);
    }
}

/// A cooperation has two different parties. Where the package brings no parties, those known here may do.
fn parties(keys: &Keys<'_>, faults: &mut Faults) {
    if keys.is_broken("parties") {
        return;
    }
    let mut actors: HashMap<&str, HashSet<Uuid>> = HashMap::new();
    each(keys, "parties", |entry| {
        if let (Some(cooperation), Some(actor)) = (entry.text("cooperation_id"), keys.reference(entry, "actor_id")) {
            actors.entry(cooperation).or_default().insert(actor);
        }
    });
    let brought = keys.package.table("parties").is_some();
    each(keys, "cooperations", |entry| {
        let Some(key) = entry.key() else { return };
        let known = keys.earlier.contains_key(&keys.own_id("cooperations", &key));
        let count = actors.get(key.as_str()).map_or(0, HashSet::len);
        if count < 2 && (brought || !known) {
            let reason = format!("the cooperation has {count} of the two different parties that it needs in parties");
            tell(faults, entry, "id", FaultCode::Parties, reason);
        }
    });
}

fn membership(keys: &Keys<'_>, entry: Entry<'_>, faults: &mut Faults) {
    let forum = entry.text("forum_id").and_then(|key| keys.actor_kind(key));
    if let Some(kind) = forum.filter(|kind| !matches!(kind, ActorKind::Forum | ActorKind::Igo)) {
        let reason = format!("the actor is a {kind}; a FORUM or an IGO passes");
        tell(faults, entry, "forum_id", FaultCode::Containment, reason);
    }
    let (forum, member) = (keys.reference(entry, "forum_id"), keys.reference(entry, "member_id"));
    if forum.is_some() && forum == member {
        tell(faults, entry, "member_id", FaultCode::Cycle, "nobody is a member of itself");
    }
}

/// Spells of one member in one forum and role do not overlap.
fn spells(keys: &Keys<'_>, faults: &mut Faults) {
    let mut spells: BTreeMap<_, Vec<Entry<'_>>> = BTreeMap::new();
    each(keys, "memberships", |entry| {
        let (forum, member) = (keys.reference(entry, "forum_id"), keys.reference(entry, "member_id"));
        if let (Some(forum), Some(member), Some(role)) = (forum, member, entry.text("role")) {
            spells.entry((forum, member, role)).or_default().push(entry);
        }
    });
    for spells in spells.values_mut().filter(|spells| spells.len() > 1) {
        spells.sort_by_key(|entry| (entry.date("start").map(PartialDate::earliest), entry.row.line));
        // Of a partial date the day counts that leaves most room: only what surely overlaps is a fault.
        let mut last = spells[0];
        for entry in &spells[1..] {
            let start = entry.date("start").map(PartialDate::latest);
            let end = last.date("end").map(PartialDate::earliest);
            if start.is_none() || end.is_none() || end > start {
                let reason = format!("the spell overlaps the one on line {} of the same role", last.row.line);
                tell(faults, *entry, "start", FaultCode::Overlap, reason);
            }
            if end.is_some() && entry.date("end").map(PartialDate::earliest).is_none_or(|other| Some(other) > end) {
                last = *entry;
            }
        }
    }
}

/// The narrative of a position frames its issue, a wider one, or none in particular.
fn narrative(keys: &Keys<'_>, entry: Entry<'_>, faults: &mut Faults) {
    let narrative = entry.text("narrative_id").and_then(|key| keys.row("narratives", key));
    let Some(framed) = narrative.and_then(|narrative| narrative.text("issue_id")) else { return };
    let Some(mut issue) = entry.text("issue_id") else { return };
    let mut seen = HashSet::new();
    while issue != framed && seen.insert(issue) {
        // Of an issue that the package does not bring the wider ones are not known here.
        let Some(row) = keys.row("issues", issue) else { return };
        let Some(wider) = row.text("parent_id") else { break };
        issue = wider;
    }
    if issue != framed {
        let reason = format!("the narrative frames {framed}; one of the position's issue or of a wider one passes");
        tell(faults, entry, "narrative_id", FaultCode::Containment, reason);
    }
}

/// An actor bears a name once a language and kind.
fn names(keys: &Keys<'_>, faults: &mut Faults) {
    let mut seen: HashMap<_, u64> = HashMap::new();
    each(keys, "names", |entry| {
        let Some(actor) = keys.reference(entry, "actor_id") else { return };
        let name = (actor, entry.text("name"), entry.text("language"), entry.text("kind"));
        if let Some(line) = seen.insert(name, entry.row.line) {
            let reason = format!("line {line} gives the actor the same name, language and kind");
            tell(faults, entry, "name", FaultCode::Duplicate, reason);
        }
    });
}
