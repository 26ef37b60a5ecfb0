//! Broken packages: each rule, with the resource, line and column that the fault names.

use super::super::FaultCode::{self, *};
use super::super::Memory;
use super::{SOUND, faults, files, store, with};

type Place = (FaultCode, &'static str, Option<u64>, Option<&'static str>);

fn at(code: FaultCode, resource: &'static str, row: u64, column: &'static str) -> Place {
    (code, resource, Some(row), Some(column))
}

/// Tables that break one rule each, and where.
fn tables() -> Vec<(&'static str, &'static str, Place)> {
    vec![
        ("actors", "id,kind\nland,STATE\n", at(Column, "actors", 1, "name")),
        ("sources", "id,kind,title,titel\ns,paper,A,B\n", at(Column, "sources", 1, "titel")),
        ("sources", "id,kind,title,title\ns,paper,A,B\n", at(Column, "sources", 1, "title")),
        ("sources", "id,kind,title\ns,paper,A\u{0}B\n", at(Encoding, "sources", 2, "title")),
        ("sources", "id,kind,title\ns,paper,A\u{1b}[31m\n", at(Encoding, "sources", 2, "title")),
        ("sources", "id,kind,title\ns,paper\n", (Csv, "sources", Some(2), None)),
        ("sources", "id,kind,title\ns,paper,\"A\n", (Csv, "sources", Some(2), None)),
        ("sources", "id,kind,title\ns,paper,\"A\"b\n", (Csv, "sources", Some(2), None)),
        ("sources", "id,kind,title\ns,paper,a\"b\n", (Csv, "sources", Some(2), None)),
        ("sources", "id,kind,title\ns,paper,  \n", at(Required, "sources", 2, "title")),
        ("sources", "id,kind,title\r\n\r\ns,paper,\"A\r\nB\"\r\nt,,C\r\n", at(Required, "sources", 5, "kind")),
        ("sources", "id,kind,title\ns,paper,A\nS,paper,A\n", at(Form, "sources", 3, "id")),
        ("sources", "id,kind,title,url\ns,paper,A,javascript:x\n", at(Form, "sources", 2, "url")),
        ("sources", "id,kind,title,language\ns,paper,A,Indonesian text\n", at(Form, "sources", 2, "language")),
        ("sources", "id,kind,title,issued\ns,paper,A,1999-02-29\n", at(Date, "sources", 2, "issued")),
        ("sources", "id,kind,title,issued\ns,paper,A,May 1999\n", at(Date, "sources", 2, "issued")),
        ("sources", "id,kind,title\ns,paper,A\ns,paper,B\n", at(Duplicate, "sources", 3, "id")),
        ("identifiers", "actor_id,scheme,value\nland,ISO,LD\n", at(Form, "identifiers", 2, "scheme")),
        ("identifiers", "actor_id,scheme,value\nnone,iso,LD\n", at(Unknown, "identifiers", 2, "actor_id")),
        ("identifiers", "actor_id,scheme,value\nland,iso,LD\nfar,iso,LD\n", at(Duplicate, "identifiers", 3, "scheme")),
        ("instruments", "id,cooperation_id,ordinal\ni,c1,0\n", at(Number, "instruments", 2, "ordinal")),
        ("instruments", "id,cooperation_id,ordinal\ni,c1,1.5\n", at(Number, "instruments", 2, "ordinal")),
        ("instruments", "id,cooperation_id,kind\ni,c1,Treaty\n", at(Term, "instruments", 2, "kind")),
        ("instruments", "id,cooperation_id,disputed\ni,c1,maybe\n", at(Term, "instruments", 2, "disputed")),
        ("instruments", "id,cooperation_id,renews_id\ni,c1,i\n", at(Cycle, "instruments", 2, "renews_id")),
        ("instruments", "id,cooperation_id,renews_id\ni,c1,j\nj,c2,\n", at(Containment, "instruments", 2, "renews_id")),
        (
            "instruments",
            "id,cooperation_id,signed,renews_id\ni,c1,1998,j\nj,c1,1999,\n",
            at(Order, "instruments", 2, "renews_id"),
        ),
        (
            "activities",
            "id,cooperation_id,parent_activity_id,title\na1,c1,a2,A\na2,c1,a1,B\n",
            at(Cycle, "activities", 2, "parent_activity_id"),
        ),
        (
            "activities",
            "id,cooperation_id,title,start,end\na1,c1,A,2001-05,2001-04\n",
            at(Order, "activities", 2, "end"),
        ),
        ("activity_places", "activity_id,place_id\na1,club\n", at(Containment, "activity_places", 2, "place_id")),
        ("contributions", "id,activity_id,cooperation_id\nx,,\n", at(Together, "contributions", 2, "cooperation_id")),
        (
            "contributions",
            "id,activity_id,cooperation_id\nx,a1,c1\n",
            at(Together, "contributions", 2, "cooperation_id"),
        ),
        ("issues", "id,title,parent_id\nx,X,y\ny,Y,z\nz,Z,x\n", at(Cycle, "issues", 2, "parent_id")),
        (
            "parties",
            "cooperation_id,actor_id,role\nc1,isle,PARTY\nc1,far,PARTY\nc2,isle,PARTY\n",
            at(Parties, "cooperations", 3, "id"),
        ),
        (
            "memberships",
            "id,forum_id,member_id,role\nm,land,isle,MEMBER\n",
            at(Containment, "memberships", 2, "forum_id"),
        ),
        ("memberships", "id,forum_id,member_id,role\nm,club,club,MEMBER\n", at(Cycle, "memberships", 2, "member_id")),
        (
            "memberships",
            "id,forum_id,member_id,role,start,end\nm,club,isle,MEMBER,1995,1999\nn,club,isle,MEMBER,1990,1996\n",
            at(Overlap, "memberships", 2, "start"),
        ),
        (
            "memberships",
            "id,forum_id,member_id,role\nm,club,isle,MEMBER\nn,club,isle,MEMBER\n",
            at(Overlap, "memberships", 3, "start"),
        ),
        ("cooperation_sectors", "cooperation_id,sector\nc1,culture\n", at(Form, "cooperation_sectors", 2, "sector")),
        ("cooperation_sectors", "cooperation_id,sector\nc1,ALCHEMY\n", at(Unknown, "cooperation_sectors", 2, "sector")),
        ("citations", "id,resource,row_id,source_id\nz,planets,*,s\n", at(Unknown, "citations", 2, "resource")),
        ("citations", "id,resource,row_id,source_id\nz,parties,c1|land,s\n", at(Unknown, "citations", 2, "row_id")),
        ("citations", "id,resource,row_id,source_id\nz,actors,*,t\n", at(Unknown, "citations", 2, "source_id")),
        ("narratives", "id,title,issue_id\nt,T,none\n", at(Unknown, "narratives", 2, "issue_id")),
        ("names", "id,actor_id,name,kind\nn,far,Far,SHORT\no,far,Far,SHORT\n", at(Duplicate, "names", 3, "name")),
    ]
}

/// Rows of actors that break one rule each; the last cell is of the column named, in which the fault is told.
const ACTORS: &[(&str, &str, FaultCode)] = &[
    ("parent_id", "x,CITY,X,x", Cycle),
    ("parent_id", "x,CITY,X,nowhere", Unknown),
    ("parent_id", "x,CITY,X,club", Containment),
    ("parent_id", "x,IGO,X,land", Containment),
    ("seat_id", "x,NGO,X,club", Containment),
    ("seat_id", "x,CITY,X,x", Cycle),
    ("lat", "x,CITY,X,91", Number),
    ("lat", "x,CITY,X,nan", Number),
    ("member_list_complete", "x,CITY,X,true", Together),
    ("valid_to", "x,CITY,X,12345", Date),
    ("confidence", "x,CITY,X,SURE", Term),
];

async fn only_fault(package: &Memory, place: Place, told: &str) {
    let faults = faults(&store().await, package).await;

    let found = faults.iter().any(|fault| {
        (fault.code, fault.resource.as_str(), fault.row, fault.column.as_deref()) == place && !fault.reason.is_empty()
    });
    assert!(found, "{told:?} should tell {place:?} and tells {faults:#?}");
}

#[tokio::test]
async fn every_rule_of_a_table_is_told_with_its_place() {
    for (name, text, place) in tables() {
        only_fault(&with(name, text), place, text).await;
    }
}

#[tokio::test]
async fn every_rule_of_an_actor_is_told_with_its_place() {
    for (column, row, code) in ACTORS {
        let sound = "land,STATE,Land,\nisle,PROVINCE,Isle,\nfar,PROVINCE,Far,\nclub,FORUM,Club,\n";
        let text = format!("id,kind,name,{column}\n{sound}{row}\n");
        only_fault(&with("actors", &text), at(*code, "actors", 6, column), row).await;
    }
}

#[tokio::test]
async fn half_a_pair_of_coordinates_is_told_where_the_other_half_is_missing() {
    let text = SOUND[1].1.replace("1.5,-2", ",-2");

    only_fault(&with("actors", &text), at(Together, "actors", 2, "lat"), &text).await;
}

#[tokio::test]
async fn all_faults_are_told_at_once() {
    let text = "id,kind,name,lat,lon\nland,PLANET,,1,\nA B,STATE,X,200,x\n";
    let faults = faults(&store().await, &with("actors", text)).await;

    let of_actors: Vec<_> = faults.iter().filter(|fault| fault.resource == "actors").collect();
    assert_eq!(of_actors.len(), 6, "{of_actors:#?}");
    assert!(faults.iter().any(|fault| fault.resource == "parties"), "references to missing actors as well");
}

#[tokio::test]
async fn a_narrative_that_frames_another_issue_is_told() {
    let mut tables = SOUND.to_vec();
    tables.push(("issues", "id,title,parent_id\nwide,W,\nnarrow,N,wide\nother,O,\n"));
    tables.push(("narratives", "id,title,issue_id\non-wide,W,wide\non-other,O,other\nfree,F,\n"));
    tables.push((
        "positions",
        "id,actor_id,issue_id,narrative_id,stance\n\
         a,isle,narrow,on-wide,SUPPORT\nb,isle,narrow,free,OPPOSE\nc,isle,narrow,on-other,MIXED\n",
    ));

    let faults = faults(&store().await, &files("p", &tables)).await;

    assert_eq!(faults.len(), 1, "{faults:#?}");
    assert_eq!((faults[0].code, faults[0].row), (Containment, Some(4)));
}

fn described(descriptor: &str) -> Memory {
    let mut package = files("p", SOUND);
    package.0.insert("datapackage.json".to_owned(), descriptor.as_bytes().to_vec().into());
    package
}

#[tokio::test]
async fn a_description_that_is_none_is_told() {
    let resource =
        |rest: &str| format!(r#"{{"name":"p","resources":[{{"name":"sources","path":"sources.csv"{rest}}}]}}"#);
    let path = |path: &str| format!(r#"{{"name":"p","resources":[{{"name":"sources","path":"{path}"}}]}}"#);
    let cases = [
        ("{", Descriptor, "datapackage.json"),
        ("[]", Descriptor, "datapackage.json"),
        (r#"{"resources":[]}"#, Descriptor, "datapackage.json"),
        (r#"{"name":"P Q","resources":[]}"#, Descriptor, "datapackage.json"),
        (r#"{"name":"p","resources":[{"name":"planets","path":"x"}]}"#, Resource, "planets"),
        (r#"{"name":"p","resources":[{"name":"sources"}]}"#, Descriptor, "sources"),
        (&resource(r#","encoding":"latin1""#), Descriptor, "sources"),
        (&resource(r#","dialect":{"delimiter":";"}"#), Descriptor, "sources"),
        (&resource(r#","schema":{"missingValues":["NA"]}"#), Descriptor, "sources"),
        (&path("../sources.csv"), File, "sources"),
        (&path("/etc/passwd"), File, "sources"),
        (&path("https://example.org/sources.csv"), File, "sources"),
        (&path("missing.csv"), File, "sources"),
    ];
    for (descriptor, code, resource) in cases {
        only_fault(&described(descriptor), (code, resource, None, None), descriptor).await;
    }
}

#[tokio::test]
async fn a_file_that_is_not_utf_8_is_told_with_its_line() {
    let mut package = files("p", SOUND);
    package.0.insert("sources.csv".to_owned(), b"id,kind,title\ns,paper,A\nt,paper,K\xf6ln\n".to_vec().into());

    let faults = faults(&store().await, &package).await;

    assert_eq!((faults.len(), faults[0].code, faults[0].row), (1, Encoding, Some(3)), "{faults:#?}");
}

#[tokio::test]
async fn a_byte_order_mark_passes() {
    let text = format!("\u{feff}{}", SOUND[0].1);

    super::imported(&store().await, &with("sources", &text)).await;
}

#[tokio::test]
async fn an_identifier_that_an_earlier_actor_bears_is_told() {
    let store = store().await;
    super::imported(&store, &files("p", SOUND)).await;
    let actors = ("actors", "id,kind,name\nld,STATE,Land\nxx,STATE,Other\n");
    let identifiers = "actor_id,scheme,value\nld,iso3166-1,LD\nxx,iso3166-1,LD\n";
    super::imported(&store, &files("q", &[actors])).await;

    let faults =
        faults(&store, &files("q", &[actors, ("identifiers", &identifiers.replace("xx,iso3166-1,LD\n", ""))])).await;

    let place = (faults[0].code, faults[0].resource.as_str(), faults[0].row, faults[0].column.as_deref());
    assert_eq!((faults.len(), place), (1, at(Duplicate, "identifiers", 2, "value")), "{faults:#?}");
}
