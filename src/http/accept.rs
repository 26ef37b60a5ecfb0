//! Which media type an answer has, by the client's `Accept` header.

use axum::http::{HeaderMap, HeaderValue, header};

/// The media types of GraphQL answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Media {
    /// `application/graphql-response+json`, whose status codes speak about the request.
    GraphqlResponse,
    /// `application/json`, which answers 200 to every well-formed request.
    Json,
}

impl Media {
    /// The value of the `Content-Type` header.
    pub(super) fn content_type(self) -> HeaderValue {
        HeaderValue::from_static(match self {
            Self::GraphqlResponse => "application/graphql-response+json; charset=utf-8",
            Self::Json => "application/json; charset=utf-8",
        })
    }

    /// Chooses what the client likes best; `None` if it accepts neither.
    ///
    /// Who says nothing, or anything goes, gets JSON: that is what clients from
    /// before the specification expect. Who names both alike gets the type
    /// with the better status codes.
    pub(super) fn accepted(headers: &HeaderMap) -> Option<Self> {
        if !headers.contains_key(header::ACCEPT) {
            return Some(Self::Json);
        }
        let modern = quality(headers, "application", "graphql-response+json");
        let json = quality(headers, "application", "json");
        let is_named = modern.is_some_and(|modern| modern.precision == 2);
        match (weight(modern), weight(json)) {
            (0, 0) => None,
            (modern, json) if modern > json || (is_named && modern == json) => Some(Self::GraphqlResponse),
            _ => Some(Self::Json),
        }
    }
}

/// Whether the client names HTML, as browsers do when a person opens a page.
pub(super) fn wants_html(headers: &HeaderMap) -> bool {
    quality(headers, "text", "html").is_some_and(|html| html.precision == 2 && html.weight > 0)
}

/// How much a range of `Accept` likes a type.
#[derive(Debug, Clone, Copy)]
struct Quality {
    /// 2 for the type by name, 1 for `application/*`, 0 for `*/*`.
    precision: u8,
    /// Thousandths.
    weight: u16,
}

fn weight(quality: Option<Quality>) -> u16 {
    quality.map_or(0, |quality| quality.weight)
}

/// What the most precise range that covers a type says of it.
fn quality(headers: &HeaderMap, kind: &str, subtype: &str) -> Option<Quality> {
    let values = headers.get_all(header::ACCEPT).iter().filter_map(|value| value.to_str().ok());
    let ranges = values.flat_map(|value| value.split(','));
    ranges.filter_map(|range| covers(range, kind, subtype)).max_by_key(|quality| (quality.precision, quality.weight))
}

fn covers(range: &str, kind: &str, subtype: &str) -> Option<Quality> {
    let mut parts = range.split(';').map(str::trim);
    let (range_kind, range_subtype) = parts.next()?.split_once('/')?;
    let precision = if range_kind == "*" && range_subtype == "*" {
        0
    } else if !range_kind.eq_ignore_ascii_case(kind) {
        return None;
    } else if range_subtype == "*" {
        1
    } else if range_subtype.eq_ignore_ascii_case(subtype) {
        2
    } else {
        return None;
    };
    let mut weight = 1000;
    for (name, value) in parts.filter_map(|part| part.split_once('=')) {
        let value = value.trim().trim_matches('"');
        match name.trim().to_ascii_lowercase().as_str() {
            "q" => weight = thousandths(value)?,
            "charset" if !value.eq_ignore_ascii_case("utf-8") && !value.eq_ignore_ascii_case("utf8") => return None,
            _ => {}
        }
    }
    Some(Quality { precision, weight })
}

/// Reads `0.85` as 850; more than three digits and what is above 1 are no weights.
fn thousandths(text: &str) -> Option<u16> {
    let (whole, rest) = text.split_once('.').unwrap_or((text, ""));
    if rest.len() > 3 || !rest.bytes().all(|digit| digit.is_ascii_digit()) {
        return None;
    }
    let fraction: u16 = format!("{rest:0<3}").parse().ok()?;
    match whole {
        "0" => Some(fraction),
        "1" if fraction == 0 => Some(1000),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn accepted(accept: Option<&str>) -> Option<Media> {
        let mut headers = HeaderMap::new();
        if let Some(accept) = accept {
            headers.insert(header::ACCEPT, HeaderValue::from_str(accept).unwrap());
        }
        Media::accepted(&headers)
    }

    #[test]
    fn the_media_type_is_the_one_the_client_likes_best() {
        let table = [
            (None, Some(Media::Json)),
            (Some("*/*"), Some(Media::Json)),
            (Some("application/*"), Some(Media::Json)),
            (Some("application/json"), Some(Media::Json)),
            (Some("APPLICATION/JSON;CHARSET=UTF-8"), Some(Media::Json)),
            (Some("application/graphql-response+json"), Some(Media::GraphqlResponse)),
            (
                Some("application/graphql-response+json; charset=utf-8, application/json; charset=utf-8"),
                Some(Media::GraphqlResponse),
            ),
            (Some("application/json, application/graphql-response+json"), Some(Media::GraphqlResponse)),
            (Some("application/graphql-response+json;q=0.5, application/json;q=0.9"), Some(Media::Json)),
            (Some("application/graphql-response+json, */*;q=0.1"), Some(Media::GraphqlResponse)),
            (Some("application/json;q=0, */*"), Some(Media::GraphqlResponse)),
            (Some("text/html, application/xhtml+xml, */*;q=0.8"), Some(Media::Json)),
            (Some("application/json; charset=iso-8859-1"), None),
            (Some("application/json;q=0"), None),
            (Some("application/json;q=2"), None),
            (Some("text/html"), None),
            (Some("text/event-stream"), None),
            (Some(""), None),
        ];
        for (accept, media) in table {
            assert_eq!(accepted(accept), media, "{accept:?}");
        }
    }
}
