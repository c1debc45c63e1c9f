//! The table: a row a claim, sorted as the reader likes.

use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::{Element, MouseEvent};
use yew::prelude::*;

use super::action::{Action, Goal};
use super::card;
use super::finds::finds;
use super::model::Model;
use super::parties::{class_of, sign};
use super::shown::Shown;
use super::state::Field;
use super::tag::{nothing, tag};
use crate::ledger::{Column, Ledger, Sort, Status};
use crate::model::{ClaimIx, Day};
use crate::wording::{DateStyle, Message};

/// How many rows are up at a time: a table with gaps would be none to
/// assistive technology, and the sort brings up what is looked for.
const PAGE: usize = 200;

/// The columns as they stand; `None`: the claim itself.
const COLUMNS: [Option<Column>; 8] = [
    Some(Column::Said),
    Some(Column::Speaker),
    Some(Column::Value),
    Some(Column::Stance),
    None,
    Some(Column::Party),
    Some(Column::Measure),
    Some(Column::Source),
];

/// The claims public on the day, those that the filter leaves.
pub(super) fn table(
    model: &Model,
    ledger: &Rc<Ledger>,
    shown: &Shown,
    act: &Callback<Action>,
) -> Html {
    let Some(day) = shown.day else {
        return nothing();
    };
    let texts = model.words();
    let groups = ledger.groups(day, &shown.filter, shown.order);
    let claims: Vec<ClaimIx> = groups.into_iter().flat_map(|group| group.claims).collect();
    let claims = texts.sorted(ledger, &claims, shown.sort);
    let total = claims.len();
    if total == 0 {
        return tag!("p", ["class" = "left"])
            .text(texts.say(Message::NothingPasses))
            .html();
    }
    let chosen = claims
        .iter()
        .position(|claim| Some(*claim) == shown.selected);
    let page = model
        .state
        .page
        .unwrap_or(chosen.unwrap_or_default() / PAGE)
        .min((total - 1) / PAGE);
    let (first, last) = match model.is_printing {
        true => (0, total),
        false => (page * PAGE, total.min((page + 1) * PAGE)),
    };
    let rows = (first..last).map(|place| row(model, ledger, shown, claims[place], place, day, act));
    let known = texts.day(day, DateStyle::Medium);
    let known = texts.fill(Message::KnownOnDay, &[&known]);
    let caption = [&texts.count(Message::Claims, total), " · ", &known].concat();
    let heads = COLUMNS
        .into_iter()
        .map(|column| head(model, shown, column, act));
    let sheet = tag!(
        "table",
        ["part" = "table", "aria-rowcount" = (total + 1).to_string()]
    )
    .child(tag!("caption", []).text(caption).html())
    .child(
        tag!("thead", [])
            .child(
                tag!("tr", ["aria-rowindex" = "1"])
                    .children(heads.collect())
                    .html(),
            )
            .html(),
    )
    .child(
        tag!("tbody", [])
            .on_click(choice(act))
            .children(rows.collect())
            .html(),
    );
    // It scrolls by itself, hence has to be reached by keys, and by name.
    let region = tag!(
        "div",
        [
            "class" = "sheet",
            "role" = "region",
            "tabindex" = "0",
            "aria-label" = texts.say(Message::Table),
        ]
    )
    .child(sheet.html());
    tag!("div", [])
        .child(region.html())
        .child(pages(model, page, [first, last, total], act))
        .html()
}

/// The head of a column: a button that sorts by it, and turns the order round
/// when it is sorted by it already.
fn head(model: &Model, shown: &Shown, column: Option<Column>, act: &Callback<Action>) -> Html {
    let texts = model.words();
    let Some(column) = column else {
        return tag!("th", ["scope" = "col"])
            .text(texts.say(Message::ColumnText))
            .html();
    };
    let (is_sorted, is_descending) = (shown.sort.column == column, shown.sort.is_descending);
    let (told, arrow) = match (is_sorted, is_descending) {
        (false, _) => (None, "↕"),
        (true, false) => (Some("ascending"), "↑"),
        (true, true) => (Some("descending"), "↓"),
    };
    let next = Sort {
        column,
        is_descending: is_sorted && !is_descending,
    };
    let arrow = tag!("span", ["aria-hidden" = "true"]).text(arrow);
    let head = tag!(
        "th",
        ["scope" = "col", "aria-sort" = told, "class" = column.name()]
    );
    // Chromium prints no buttons where a table goes on.
    if model.is_printing {
        return head.text(texts.column(column)).html();
    }
    head.child(
        tag!("button", [])
            .acts(act, Action::Ask(Field::Sort, Some(next.name())))
            .text(texts.column(column))
            .text(" ")
            .child(arrow.html())
            .html(),
    )
    .html()
}

/// The row of a claim.
fn row(
    model: &Model,
    ledger: &Rc<Ledger>,
    shown: &Shown,
    ix: ClaimIx,
    place: usize,
    day: Day,
    act: &Callback<Action>,
) -> Html {
    let texts = model.words();
    let dataset = ledger.dataset();
    let claim = ledger.claim(ix);
    let party = claim
        .speakers
        .first()
        .and_then(|one| dataset.speaker(*one).party);
    let is_chosen = shown.selected == Some(ix);
    let mut class = class_of(party);
    if ledger.status(ix, day) == Status::Struck {
        class.push_str(" struck");
    }
    let cell = |column: &Option<Column>| {
        let Some(column) = *column else {
            let (text, lang) = texts.pick(&claim.text, dataset);
            let cell = tag!(
                "td",
                ["class" = "text", "lang" = lang.to_string(), "dir" = "auto"]
            );
            return cell.child(finds(text, model, shown)).html();
        };
        let text = texts.cell(ledger, ix, column);
        let told = finds(&text, model, shown);
        let parts = match column {
            Column::Said => {
                let label = texts.tied(ledger, ix);
                let pressed = if is_chosen { "true" } else { "false" };
                let day = tag!(
                    "button",
                    [
                        "class" = "link",
                        "aria-label" = label,
                        "aria-pressed" = pressed
                    ]
                );
                return tag!("th", ["scope" = "row"])
                    .child(day.text(text).html())
                    .html();
            }
            Column::Speaker => {
                // The party has a column of its own.
                let party = texts.cell(ledger, ix, Column::Party);
                let roles = texts.roles(dataset, claim).into_iter();
                let roles = roles.map(|(role, _)| role);
                let roles: Vec<&str> = roles.filter(|role| *role != party).collect();
                let role = tag!("small", []).child(finds(&roles.join(" · "), model, shown));
                vec![told, role.html()]
            }
            Column::Party if !text.is_empty() => vec![sign(ledger, party), told],
            Column::Value => vec![card::figure(model, ledger, shown, ix, act)],
            Column::Source => card::reports(model, ledger, shown, claim),
            _ => vec![told],
        };
        tag!("td", ["class" = column.name()]).children(parts).html()
    };
    tag!(
        "tr",
        [
            "class" = class,
            "data-claim" = claim.id.clone(),
            "tabindex" = "-1",
            "aria-rowindex" = (place + 2).to_string(),
            "aria-current" = is_chosen.then_some("true"),
        ]
    )
    .key(&claim.id)
    .children(COLUMNS.iter().map(cell).collect())
    .html()
}

/// Chooses the row that is clicked, or no longer; but for what leads elsewhere
/// in it.
fn choice(act: &Callback<Action>) -> Callback<MouseEvent> {
    let act = act.clone();
    Callback::from(move |event: MouseEvent| {
        let target = event.target().and_then(|at| at.dyn_into::<Element>().ok());
        let closest = |selector| target.as_ref().and_then(|at| at.closest(selector).ok()?);
        if closest("a,.figure").is_some() {
            return;
        }
        let Some(row) = closest("tr") else {
            return;
        };
        if row.has_attribute("aria-current") {
            act.emit(Action::Deselect);
        } else if let Some(id) = row.get_attribute("data-claim") {
            act.emit(Action::Select(id, Goal::Stay));
        }
    })
}

/// Which rows are up, and the way to others; nothing where all are.
fn pages(model: &Model, page: usize, rows: [usize; 3], act: &Callback<Action>) -> Html {
    let [first, last, total] = rows;
    if total <= PAGE {
        return nothing();
    }
    let texts = model.words();
    let told = [first + 1, last, total].map(|count| texts.whole(count));
    let told = texts.fill(Message::RowsOf, &told.each_ref().map(String::as_str));
    let button = |message: Message, to: Option<usize>| {
        // Never taken away while it may have the focus.
        let is_off = to.is_none().then_some("true");
        tag!("button", ["class" = "link", "aria-disabled" = is_off])
            .acts(act, Action::Page(to.unwrap_or(page)))
            .text(texts.say(message))
            .html()
    };
    tag!("p", ["class" = "left pages"])
        .child(button(Message::RowsBefore, page.checked_sub(1)))
        .child(tag!("span", ["role" = "status"]).text(told).html())
        .child(button(
            Message::RowsAfter,
            (last < total).then_some(page + 1),
        ))
        .html()
}
