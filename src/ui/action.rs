//! What the reader or the host does, and the state that it leads to.

use super::copied::Copy;
use super::shown::ViewKind;
use super::state::{Field, ViewState};
use crate::model::Day;

/// Where to lead the reader after an action.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Goal {
    /// Stay.
    Stay,
    /// To the card of the claim.
    Card,
    /// To the mark of the claim.
    Mark,
}

/// Something that changes what is seen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Action {
    /// A wish as the attributes put it; `None` takes it back.
    Ask(Field, Option<String>),
    /// Look at a measure.
    Measure(String),
    /// Look at what was known on a day.
    KnownOn(Day),
    /// Choose a claim, and where to go.
    Select(String, Goal),
    /// Choose a claim and show the measure of its estimate.
    ShowMark {
        /// The claim.
        claim: String,
        /// The measure of its estimate.
        measure: String,
    },
    /// Choose none.
    Deselect,
    /// Narrow to a party, or no longer.
    ToggleParty(String),
    /// Take all filters back.
    ResetFilters,
    /// Show all cards, or the first few.
    ShowAll(bool),
    /// Show the table in place of the chronology, or no longer.
    Table(bool),
    /// Another page of the table.
    Page(usize),
    /// Copy something of a claim.
    Copy(String, Copy),
    /// Let the day move by itself, or stop.
    Play(bool),
    /// The next day of the play: stays playing.
    PlayOn(Day),
}

/// The state after an action.
#[must_use]
pub fn reduce(state: ViewState, action: &Action) -> ViewState {
    let mut next = match action {
        Action::Ask(field, wish) => state.with(*field, wish.as_deref()),
        Action::Measure(id) => state.with(Field::Measure, Some(id)),
        Action::KnownOn(day) | Action::PlayOn(day) => {
            state.with(Field::KnownOn, Some(&day.to_iso()))
        }
        Action::Select(id, _) => state.with(Field::Select, Some(id)),
        Action::ShowMark { claim, measure } => without_table(state)
            .with(Field::Select, Some(claim))
            .with(Field::Measure, Some(measure)),
        Action::Deselect => state.with(Field::Select, None),
        Action::ToggleParty(id) => {
            let parties = toggled(&state, id);
            state.with(Field::Party, Some(&parties))
        }
        Action::ResetFilters => state
            .with(Field::Party, None)
            .with(Field::Stance, None)
            .with(Field::Source, None)
            .with(Field::Search, None),
        Action::ShowAll(all) => state.with(Field::Cards, all.then_some("all")),
        Action::Table(false) => without_table(state),
        Action::Table(true) => {
            let before = state.wish(Field::View).map(String::from);
            let mut next = state.with(Field::View, Some(ViewKind::Table.name()));
            next.before_table = before;
            next
        }
        Action::Page(_) | Action::Play(_) | Action::Copy(..) => state,
    };
    next.page = match action {
        Action::Page(page) => Some(*page),
        Action::Copy(..) | Action::Deselect | Action::Play(_) => next.page,
        _ => None,
    };
    next.is_playing = match action {
        Action::Play(on) => *on,
        Action::PlayOn(_) => true,
        Action::KnownOn(_) => false,
        _ => next.is_playing,
    };
    next
}

/// The state with what the table took the place of.
fn without_table(mut state: ViewState) -> ViewState {
    if state.wish(Field::View) != Some(ViewKind::Table.name()) {
        return state;
    }
    let before = state.before_table.take();
    state.with(Field::View, before.as_deref())
}

/// The parties asked for, with one more or one less.
fn toggled(state: &ViewState, id: &str) -> String {
    let mut ids: Vec<&str> = state.ids(Field::Party).collect();
    match ids.iter().position(|known| *known == id) {
        Some(place) => {
            ids.remove(place);
        }
        None => ids.push(id),
    }
    ids.join(" ")
}

#[cfg(test)]
mod tests {
    use super::{Action, Field, Goal, ViewState, reduce};
    use crate::model::Day;

    fn after(actions: &[Action]) -> ViewState {
        actions.iter().fold(ViewState::default(), reduce)
    }

    #[test]
    fn a_party_goes_in_and_out() {
        let toggle = |id: &str| Action::ToggleParty(id.into());
        let both = after(&[toggle("kr"), toggle("us")]);
        assert_eq!(both.wish(Field::Party), Some("kr us"));
        let one = after(&[toggle("kr"), toggle("us"), toggle("kr")]);
        assert_eq!(one.wish(Field::Party), Some("us"));
        let none = after(&[toggle("kr"), toggle("kr")]);
        assert_eq!(none, ViewState::default());
    }

    #[test]
    fn a_hand_on_the_slider_ends_the_play() {
        let day = Day::new(2024, 10, 23).expect("a day");
        let played = after(&[Action::Play(true), Action::PlayOn(day)]);
        assert!(played.is_playing);
        assert_eq!(played.wish(Field::KnownOn), Some("2024-10-23"));
        assert!(!reduce(played, &Action::KnownOn(day)).is_playing);
    }

    #[test]
    fn a_figure_brings_its_measure() {
        let state = after(&[Action::ShowMark {
            claim: "c".into(),
            measure: "m".into(),
        }]);
        assert_eq!(state.wish(Field::Select), Some("c"));
        assert_eq!(state.wish(Field::Measure), Some("m"));
        let back = reduce(state, &Action::Deselect);
        assert_eq!(back.wish(Field::Select), None);
        assert_eq!(back.wish(Field::Measure), Some("m"));
    }

    #[test]
    fn blank_wishes_are_none() {
        let asked = after(&[
            Action::Ask(Field::Order, Some(" oldest ".into())),
            Action::Ask(Field::Party, Some("  ".into())),
        ]);
        assert_eq!(asked.wish(Field::Order), Some("oldest"));
        assert_eq!(asked.wish(Field::Party), None);
    }

    #[test]
    fn resetting_takes_filters_back_and_nothing_else() {
        let state = after(&[
            Action::Measure("m".into()),
            Action::ToggleParty("kr".into()),
            Action::Select("c".into(), Goal::Card),
            Action::ResetFilters,
        ]);
        assert_eq!(state.wish(Field::Party), None);
        assert_eq!(state.wish(Field::Measure), Some("m"));
        assert_eq!(state.wish(Field::Select), Some("c"));
    }
}
