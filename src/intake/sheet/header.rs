//! The header of a sheet: which of its columns are read as what.

use super::fields::{self as to, NAMES, REQUIRED, Target};
use super::mapping::Mapping;
use super::place::pack;
use super::plan::{Piece, Plan, trim};
use super::profile;
use super::style::Style;
use super::table::Written;
use crate::intake::desk::Desk;
use crate::intake::nearest::nearest;
use crate::intake::problem::{Problem, SheetProblem};

/// Settles how the columns are read; `None` where the sheet is none of claims.
pub(super) fn plan(
    desk: &mut Desk,
    cells: &[Written<'_>],
    row: u32,
    mapping: Option<&Mapping>,
) -> Option<Plan> {
    let header: Vec<String> = cells.iter().map(|cell| trim(&cell.text).into()).collect();
    let mut style = Style::of(&desk.language);
    if let Some(mapping) = mapping {
        if let Some(order) = mapping.dates {
            style.order = order;
            style.is_order_settled = true;
        }
        if let Some(marks) = mapping.numbers {
            style.marks = marks;
            style.are_marks_settled = true;
        }
    }
    let mut plan = Plan::new(header, style);
    if mapping.is_none()
        && let Some(found) = profile::of(&plan.header)
    {
        profile::apply(&mut plan, found, &desk.language);
        let word = profile::name(found);
        desk.log
            .report_sheet(SheetProblem::Profile, pack(row), &[word]);
        return Some(plan);
    }
    let is_mapped = match mapping {
        Some(mapping) => apply(desk, &mut plan, row, mapping),
        None => vec![false; plan.header.len()],
    };
    let is_known =
        |(column, name): (usize, &String)| is_mapped[column] || Target::of(name).is_some();
    if !plan.header.iter().enumerate().any(is_known) {
        let words = [trim(cells.first().map_or("", |cell| &cell.text))];
        desk.log
            .report_sheet(SheetProblem::NoHeader, pack(row), &words);
        return None;
    }
    let mut unknown = Vec::new();
    for (column, cell) in cells.iter().enumerate() {
        if !is_mapped[column] && !own(desk, &mut plan, column, cell, mapping) {
            unknown.push((column, pack(cell.at)));
        }
    }
    tell_unknown(desk, &plan.header, &unknown);
    for field in REQUIRED {
        let is_given = plan.origins[field].is_given()
            || (field == to::TEXT && !(plan.texts.is_empty() && plan.templates.is_empty()));
        if !is_given {
            let at = super::place::pack_absent(row, field);
            desk.log
                .report_sheet(SheetProblem::NoColumn, at, &[NAMES[field]]);
        }
    }
    if !plan.origins[to::ID].is_given() {
        let at = super::place::pack_absent(row, to::ID);
        desk.log.report_sheet(SheetProblem::NoIds, at, &[]);
    }
    Some(plan)
}

/// How many columns of a line have a name that the mapping, the format or a
/// profile knows.
pub(super) fn known(cells: &[Written<'_>], mapping: Option<&Mapping>) -> usize {
    let header: Vec<String> = cells.iter().map(|cell| trim(&cell.text).into()).collect();
    if mapping.is_none() && profile::of(&header).is_some() {
        return header.len();
    }
    let is_mapped = |name: &&String| {
        let one = core::slice::from_ref(*name);
        mapping.is_some_and(|mapping| {
            let mut names = mapping.columns.iter();
            names.any(|(column, _)| find(one, column).is_some())
        })
    };
    let is_known = |name: &&String| Target::of(name).is_some() || is_mapped(name);
    header.iter().filter(is_known).count()
}

/// Tells which columns nothing reads: a wide sheet of others has many.
fn tell_unknown(desk: &mut Desk, header: &[String], unknown: &[(usize, u32)]) {
    const EACH: usize = 3;
    const NAMED: usize = 8;
    if unknown.len() <= EACH {
        for (column, at) in unknown {
            desk.log
                .report_sheet(SheetProblem::UnknownColumn, *at, &[&header[*column]]);
        }
        return;
    }
    let names = unknown.iter().take(NAMED);
    let names: Vec<String> = names
        .map(|(column, _)| format!("`{}`", header[*column]))
        .collect();
    let more = if unknown.len() > NAMED { " …" } else { "" };
    let words = [
        &*unknown.len().to_string(),
        &[&*names.join(", "), more].concat(),
    ];
    desk.log
        .report_sheet(SheetProblem::UnknownColumns, unknown[0].1, &words);
}

/// Takes a column by its own name; whether anything is known of it.
fn own(
    desk: &mut Desk,
    plan: &mut Plan,
    column: usize,
    cell: &Written<'_>,
    mapping: Option<&Mapping>,
) -> bool {
    let name = plan.header[column].clone();
    let at = pack(cell.at);
    let Some(target) = Target::of(&name) else {
        // A column without a name is as empty as its cells, as a rule.
        if name.is_empty() {
            return true;
        }
        let mut names = NAMES.iter().copied();
        let near = nearest(&name, &mut names).filter(|_| mapping.is_none());
        if let Some(near) = near {
            desk.log
                .report_sheet(SheetProblem::NearColumn, at, &[&name, near]);
        }
        return near.is_some();
    };
    let is_first = {
        let origin = plan.origin(&target);
        let is_first = origin.columns.is_empty();
        if is_first {
            origin.columns.push(column);
        }
        is_first
    };
    if !is_first {
        let is_mapped = mapping
            .is_some_and(|mapping| mapping.columns.iter().any(|(_, all)| all.contains(&target)));
        if is_mapped {
            desk.log
                .report_sheet(SheetProblem::UnknownColumn, at, &[&name]);
        } else {
            desk.log.report(Problem::DuplicateKey, at, &[&name]);
        }
    }
    true
}

/// Applies a mapping; tells which columns it names.
fn apply(desk: &mut Desk, plan: &mut Plan, row: u32, mapping: &Mapping) -> Vec<bool> {
    let mut is_mapped = vec![false; plan.header.len()];
    for (name, targets) in &mapping.columns {
        let Some(column) = find(&plan.header, name) else {
            absent(desk, plan, row, name);
            continue;
        };
        is_mapped[column] = true;
        for target in targets {
            plan.origin(target).columns.push(column);
        }
    }
    for (target, value) in &mapping.constants {
        plan.origin(target).constant = Some(value.clone());
    }
    for (target, meanings) in &mapping.values {
        plan.origin(target).meanings.clone_from(meanings);
    }
    for (language, template) in &mapping.text {
        let mut pieces = Vec::new();
        let mut rest = template.as_str();
        while let Some((literal, more)) = rest.split_once('{') {
            let (name, behind) = more.split_once('}').unwrap_or((more, ""));
            pieces.push(Piece::Literal(literal.into()));
            match find(&plan.header, name) {
                Some(column) => {
                    pieces.push(Piece::Column(column));
                    is_mapped[column] = true;
                }
                // What is also mapped was told before.
                None if mapping.columns.iter().any(|(known, _)| known == name) => {}
                None => absent(desk, plan, row, name),
            }
            rest = behind;
        }
        pieces.push(Piece::Literal(rest.into()));
        plan.templates.push((language.clone(), pieces));
    }
    plan.missing.clone_from(&mapping.missing);
    is_mapped
}

fn absent(desk: &mut Desk, plan: &Plan, row: u32, name: &str) {
    let mut names = plan.header.iter().map(String::as_str);
    let near = nearest(name, &mut names);
    let help = match near {
        Some(near) => ["did you mean `", near, "`?"].concat(),
        None => "name a column of the header as it stands there".into(),
    };
    desk.log
        .report_sheet(SheetProblem::AbsentColumn, pack(row), &[name, &help]);
}

/// The column of a name, whatever its case.
pub(super) fn find(header: &[String], name: &str) -> Option<usize> {
    let name = trim(name);
    let exact = header.iter().position(|known| known == name);
    exact.or_else(|| {
        let lower = name.to_lowercase();
        header
            .iter()
            .position(|known| known.to_lowercase() == lower)
    })
}
