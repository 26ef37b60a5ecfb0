//! Above an actor: what contains it, level by level, and the state in which it lies.

use std::collections::HashMap;
use std::sync::Arc;

use entity::actor;
use entity::kind::ActorKind;
use sea_orm::{ConnectionTrait, FromQueryResult, Statement};
use uuid::Uuid;

use super::{Store, StoreError};

/// What lies above an actor.
#[derive(Clone, Debug, Default)]
pub struct Lineage {
    /// What contains it, the nearest first.
    pub ancestors: Vec<Arc<actor::Model>>,
    /// The state in which it lies or is seated.
    pub state: Option<Arc<actor::Model>>,
}

/// Steps up that are followed at most; a chain of the world is far shorter.
const HIGHEST: i32 = 32;

/// Reads the lineages of actors in one statement; each asked for is there.
///
/// Containment comes first. Where it does not lead to a state, the seat of the
/// actor, or of the nearest container that has one, does.
pub async fn lineages(store: &Store, actors: &[Uuid]) -> Result<HashMap<Uuid, Lineage>, StoreError> {
    let backend = store.db().get_database_backend();
    let marks: Vec<String> = (1..=actors.len()).map(|n| format!("${n}")).collect();
    let sql = format!(
        "WITH RECURSIVE up(origin, id, steps, seated) AS (\
         SELECT id, id, 0, 0 FROM actor WHERE id IN ({}) \
         UNION \
         SELECT up.origin, CASE WHEN way.seated = 0 THEN actor.parent_id ELSE actor.seat_id END, up.steps + 1, \
         CASE WHEN way.seated = 1 THEN 1 ELSE up.seated END \
         FROM up JOIN actor ON actor.id = up.id \
         CROSS JOIN (SELECT 0 AS seated UNION ALL SELECT 1) AS way \
         WHERE up.steps < {HIGHEST} AND CASE WHEN way.seated = 0 THEN actor.parent_id ELSE actor.seat_id END IS NOT NULL) \
         SELECT up.origin AS lineage_origin, up.steps AS lineage_steps, up.seated AS lineage_seated, actor.* \
         FROM up JOIN actor ON actor.id = up.id ORDER BY up.seated, up.steps",
        marks.join(", ")
    );
    let values: Vec<sea_orm::Value> = actors.iter().map(|id| (*id).into()).collect();
    let statement = Statement::from_sql_and_values(backend, sql, values);

    let mut found: HashMap<Uuid, Lineage> = actors.iter().map(|id| (*id, Lineage::default())).collect();
    for row in store.db().query_all_raw(statement).await? {
        let lineage = found.entry(row.try_get("", "lineage_origin")?).or_default();
        let steps: i32 = row.try_get("", "lineage_steps")?;
        let seated: i32 = row.try_get("", "lineage_seated")?;
        let actor = Arc::new(actor::Model::from_query_result(&row, "")?);
        if actor.kind == ActorKind::State && lineage.state.is_none() {
            lineage.state = Some(Arc::clone(&actor));
        }
        if seated == 0 && steps > 0 {
            lineage.ancestors.push(actor);
        }
    }
    Ok(found)
}
