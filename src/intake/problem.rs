//! Everything that can be wrong with a file: one table of what to say of it.

#[cfg(feature = "words")]
use super::diagnostic::Diagnostic;
use super::diagnostic::Severity;
#[cfg(feature = "words")]
use super::limits;

/// Declares the problems by their severity, each with its code, its message and
/// its help. In both `$` stands for the next of the words given with it, and
/// `@` for the next as a message shows what the file holds.
macro_rules! problems {
    (
        $(#[$doc:meta])* $type:ident $first:ident $words:ident;
        errors { $($error:ident $error_words:tt)+ }
        warnings { $($warning:ident $warning_words:tt)+ }
        notices { $($notice:ident $notice_words:tt)+ }
    ) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[repr(u8)]
        pub(super) enum $type { $($error,)+ $($warning,)+ $($notice),+ }

        /// The first warning and the first notice.
        const $first: (u8, u8) = {
            let errors = [$($type::$error),+].len();
            let warnings = [$($type::$warning),+].len();
            #[expect(clippy::cast_possible_truncation, reason = "there are not that many")]
            (errors as u8, (errors + warnings) as u8)
        };

        /// A line for each, in the same order: code, message and help.
        #[cfg(feature = "words")]
        const $words: &str = concat!(
            $(problems!(@line $error_words),)+
            $(problems!(@line $warning_words),)+
            $(problems!(@line $notice_words)),+
        );

        impl $type {
            /// How bad it is.
            pub(super) fn severity(self) -> Severity {
                match self as u8 {
                    place if place < $first.0 => Severity::Error,
                    place if place < $first.1 => Severity::Warning,
                    _ => Severity::Notice,
                }
            }

            /// The problem in words, with no place yet.
            #[cfg(feature = "words")]
            pub(super) fn tell(self, words: &[&str]) -> Diagnostic {
                tell(self.severity(), $words, self as usize, words)
            }
        }
    };
    (@line ($code:literal, $message:literal, $help:literal)) => {
        concat!($code, "|", $message, "|", $help, "\n")
    };
}

problems! {
    /// A kind of problem with its words.
    Problem FIRST WORDS;
    errors {
        // Texts that are no JSON.
        NoText("bad-json", "the file is empty", "a claims file is an object: {\"format\": \"claimline/1\", …}")
        TextAfter("bad-json", "more text after the end of the value", "a file holds one value: remove what follows, or a bracket too many")
        Comment("bad-json", "a comment", "JSON has no comments: remove it")
        Depth("bad-json", "lists and objects are nested too deeply", "at most 128 levels; a claims file needs 7")
        TrailingComma("bad-json", "trailing comma", "remove it")
        TwoCommas("bad-json", "two commas in a row", "remove one of them")
        OpenObject("bad-json", "this object is never closed", "add the closing bracket; the file may have been cut off")
        OpenList("bad-json", "this list is never closed", "add the closing bracket; the file may have been cut off")
        WrongBracket("bad-json", "the wrong closing bracket", "{ is closed by } and [ by ]: one may be missing before")
        ColonForComma("bad-json", "a colon where a comma belongs", "a colon only follows a key in an object")
        NoComma("bad-json", "missing comma", "put a comma between two entries (quotation marks within a string are written \\\")")
        CommaFirst("bad-json", "a comma without an entry before it", "remove it")
        BareKey("bad-json", "a key without quotation marks", "keys stand in straight double quotation marks: \"said\"")
        NoColon("bad-json", "missing colon", "put a colon between key and value")
        OpenString("bad-json", "this string is never closed", "add the closing quotation mark; the file may have been cut off")
        LineBreak("bad-json", "a line break within a string", "write \\n, or close the string before it")
        Control("bad-json", "a control character within a string", "write a tab as \\t, others as \\u and four hexadecimal digits")
        Escape("bad-json", "an unknown escape", "after a backslash stands one of \" \\ / b f n r t u; write the backslash itself as \\\\")
        HalfPair("bad-json", "half of a surrogate pair", "characters beyond U+FFFF take two \\u escapes, or stand as themselves")
        ShortEscape("bad-json", "an unfinished escape", "\\u takes four hexadecimal digits")
        LeadingZeros("bad-json", "a number with leading zeros", "remove the zeros before it")
        NoNumber("bad-json", "not a number as JSON writes it", "digits without group marks, with a decimal point if need be: 10000 or 1.5")
        OddNumber("bad-json", "`@` is not JSON", "a number starts with a digit or a minus: 0.5")
        OddNothing("bad-json", "`@` is not JSON", "where a value is not known, leave the field out")
        OddWord("bad-json", "`@` is not JSON", "strings stand in straight double quotation marks; true, false and null are in lower case")
        CutOff("bad-json", "the file ends where a value belongs", "it may have been cut off")
        WrongQuotes("bad-json", "the wrong quotation marks", "strings stand in straight double quotation marks: \"…\"")
        NoValue("bad-json", "missing value", "put a value here, or null")
        Markup("bad-json", "markup, not JSON", "the address may lead to a page, such as one that says the file is missing")
        LoneMinus("bad-json", "a minus without a number", "a number follows it, such as -1")
        OddValue("bad-json", "no value starts like this", "a value is a string, a number, true, false, null, a list or an object")
        // The file as a whole.
        TooLarge("too-large", "the file is too large", "at most $: split it, or leave out long texts")
        NoObject("wrong-type", "a claims file is an object", "a claims file says \"format\": \"claimline/1\"")
        UnknownFormat("unknown-format", "the format `@` is not known", "a claims file says \"format\": \"claimline/1\"")
        NoFormat("unknown-format", "the file does not say what format it is", "a claims file says \"format\": \"claimline/1\"")
        TooManyClaims("too-many-claims", "this file holds $ claims", "the first $ are taken")
        // Objects and their fields.
        ObjectType("wrong-type", "this $ is $", "it takes $")
        FieldType("wrong-type", "`$` is $", "it takes $")
        EntryType("wrong-type", "an entry of `$` is $", "it takes $")
        DuplicateKey("duplicate-key", "`@` is given twice", "the first one holds: remove the other")
        EmptyField("empty-text", "`$` is empty", "each $ needs $")
        MissingField("missing-field", "`$` is missing", "each $ needs $")
        NoLanguage("empty-text", "`$` is in no language", "at least one: {\"en\": \"…\"}")
        BadTag("bad-language", "`@` is no language tag", "a tag of BCP 47, such as en, de-CH or zh-Hans")
        BadLanguage("bad-language", "`$` cannot be `@`", "a tag of BCP 47, such as en, de-CH or zh-Hans")
        BadColor("bad-color", "`$` cannot be `@`", "a colour is written #rgb or #rrggbb, such as #1f77b4")
        BadUrl("bad-url", "`$` cannot be `@`", "an address starts with https:// or http:// and holds no spaces")
        BadId("bad-id", "the id `@` holds what an id must not", "a to z, 0 to 9 and -, with a letter or digit first, such as `$`")
        LongText("text-too-long", "`$` is too long", "at most $")
        BadNumber("bad-number", "`$` cannot be @", "a number from 0 to 9007199254740992 (2 to the 53rd)")
        NearValue("unknown-value", "`$` cannot be `@`", "did you mean `$`?")
        UnknownValue("unknown-value", "`$` cannot be `@`", "it takes $")
        // Dates.
        EmptyDate("not-edtf", "`$` is empty", "write 2024-10-28, or what is known of it: 2024-10, [..2024-10-18]")
        NoDate("not-edtf", "`$`: `@` is no date of EDTF", "write 2024-10-28, 2024-10 or 2024, a span as 2024-10-01/2024-10-18")
        NoSuchDay("not-edtf", "`$`: `@` is not in the calendar", "year-month-day; are month and day swapped?")
        LongYear("not-edtf", "`$`: `@` has a year of more than four digits", "years have four digits, with a minus where they are before 0")
        DateSet("not-edtf", "`$`: `@` is a set that is not read", "write a span as 2024-10-01/2024-10-18, \"by the 18th\" as [..2024-10-18]")
        Season("not-edtf", "`$`: `@` has a season that is not read", "21 spring to 24 winter, or the months: 2024-09/2024-11")
        DateMark("not-edtf", "`$`: `@` has a mark amid the date", "put ?, ~ or % at the end of the date: 2024-10~")
        Unspecified("not-edtf", "`$`: `@` has X where digits must stand", "XX stands for a whole day or month, or ends a year: 2024-10-XX, 20XX")
        NoEnd("not-edtf", "`$`: `@` has no end", "give the start or the end: 2024-10-18/..")
        Backward("not-edtf", "`$`: `@` ends before it starts", "swap the two dates")
        // What objects say of each other.
        DuplicateId("duplicate-id", "another $ has the id `@` already", "the first one stays: give this one an id of its own")
        NearReference("unknown-reference", "there is no $ `@`", "did you mean `$`?")
        UnknownReference("unknown-reference", "there is no $ `@`", "its id must be that of a $ in this file")
        LeftOut("unknown-reference", "the $ `@` was left out", "mend what is wrong with it; if its id changes, change it here too")
        NothingToCompare("unknown-reference", "the claim `@` has no estimate to compare with", "`than` names a claim with an estimate")
        BrokenReference("unknown-reference", "a broken reference", "")
        NoReporter("missing-field", "nothing says whose report this is", "each source needs `publisher`, `agencies` or `label`")
        NoSpeaker("missing-field", "`speaker` names nobody", "each claim needs the id of a speaker")
        NoThan("missing-field", "`than` is missing", "`above` and `below` need the id of the claim they compare with")
        NoOwnThan("missing-field", "there is no claim to compare with", "`above` and `below` stand in a variant only where the claim has one of them")
        Itself("self-relation", "a claim cannot refer to itself", "name the other claim, or remove this")
        UpdateCircle("update-circle", "`updates` leads in a circle from `@` back to it", "only a later claim updates an earlier one: remove one of these relations")
        // Figures.
        NoWording("missing-field", "`wording` is missing", "`$` needs the speaker's own words, such as \"thousands\" or \"a part\"")
        NoMagnitude("bad-number", "`order` takes a magnitude", "10, 100, 1000 and so on: 1000 for \"thousands\"")
        RangeOrder("range-order", "`low` is greater than `high`", "swap the two numbers")
        BestOutside("range-order", "`best` is not between `low` and `high`", "it is the most likely number of the range")
        RangeForValue("missing-number", "`$` needs `$`", "with `low` and `high` the qualifier is `between`")
        NoFigure("missing-number", "`$` needs `$`", "a claim whose speaker gave no number has no estimate, or is `some` or `order`")
        NoRangeEnd("missing-number", "`$` needs `$`", "where one end is open the qualifier is `at_least`, `more_than`, `at_most` or `fewer_than`")
    }
    warnings {
        NearField("unknown-field", "this $ has no field `@`", "did you mean `$`?")
        StrayField("unknown-field", "this $ has no field `@`", "it belongs in the $")
        UnknownField("unknown-field", "this $ has no field `@`", "remove it: nothing reads it")
        PublishedFirst("published-before-said", "`@` is before it was said, `@`", "look at both dates again")
        IdleMeasures("ignored-field", "`measures` says nothing beside `estimate`", "remove it: the estimate names its measure")
        IdleThan("ignored-field", "`than` says nothing with `$`", "only `above` and `below` take it")
        IdleNumber("ignored-field", "`$` says nothing with `$`", "remove it, or choose the qualifier that takes it")
        RepeatedSource("repeated-reference", "the source `@` is named twice", "once is enough")
        RepeatedSpeaker("repeated-reference", "the speaker `@` is named twice", "once is enough")
        ExpectsObserved("expects-observed", "what is expected cannot be `observed`", "leave `tense` out, or look at `stance` again")
        WordingDiffers("wording-differs", "`@` in the wording is not the figure given", "look at both again")
        LongQuote("long-quote", "a long quote", "more than $ may go beyond what may be quoted: shorten it")
        NoSource("no-source", "a claim without a source", "name in `sources` where it was reported")
        DeniesNothing("denies-nothing", "a denial of nothing", "add a relation `denies` or `disputes` to the claim it denies; in a sheet: denies:its-id")
        UnusedParty("unused-party", "no claim uses the party `@`", "remove it, or look whether a claim should name it")
        UnusedMeasure("unused-measure", "no claim uses the measure `@`", "remove it, or look whether a claim should name it")
    }
    notices {
        NoClaims("no-claims", "there are no claims yet", "`claims` is the list of them")
        StandInId("stand-in", "`@` stands in for the id", "the file should give the id")
        StandInTitle("stand-in", "`@` stands in for the title", "the file should give the title")
    }
}

#[cfg(feature = "sheet")]
problems! {
    /// A kind of problem that only a sheet can have, with its words.
    SheetProblem SHEET_FIRST SHEET_WORDS;
    errors {
        // Files that are no text, or none that is read.
        Binary("not-text", "this is $, not a claims file", "$")
        Empty("empty-file", "the file is empty", "a claims file is a sheet (CSV) whose first line names the columns, or an object in JSON")
        Encoding("bad-encoding", "the file is not UTF-8 but most likely $", "save it as UTF-8: in Excel “CSV UTF-8 (comma delimited)”, in LibreOffice the character set “Unicode (UTF-8)”")
        BrokenText("bad-encoding", "a character that is broken: the file is UTF-8 but for this place", "write the character anew, and save as UTF-8")
        // The sheet as a whole.
        NoSheet("bad-csv", "there is no header and no row", "the first line names the columns: said, speaker, text, value, source")
        Markup("bad-csv", "markup, not a sheet", "the address may lead to a page: use the link that downloads the sheet as CSV")
        HeaderBelow("no-header", "the first line, `@`, names no column that is known; row $ does", "delete the lines above row $, or let them begin with #")
        NoHeader("no-header", "the first line, `@`, names no column that is known", "the first line names the columns: said, speaker, text, value, source; a foreign sheet needs a mapping")
        NoColumn("missing-column", "there is no column `$`", "add it to the header; said, speaker and text are needed")
        OpenQuote("bad-csv", "this quotation mark is never closed", "close it; a quotation mark within a cell is written twice")
        TextBehindQuote("bad-csv", "text behind a closing quotation mark", "a cell with quotation marks stands in quotation marks itself, and they are written twice: \"said \"\"no\"\"\"")
        LongRow("bad-csv", "this row has $ cells, the header $", "a cell that holds the separator stands in quotation marks")
        NoRow("wrong-type", "this entry is no object", "a list of objects is read as a sheet: each is a row")
        NotFlat("wrong-type", "a list or an object within a row", "rows hold strings and numbers; several values in one cell are parted by a vertical bar")
        BadLanguage("bad-language", "the language cannot be `@`", "a tag of BCP 47, such as en, de-CH or zh-Hans")
        // Cells.
        BlankCell("missing-field", "`$` is empty", "it says $")
        NoDate("not-a-date", "`$`: `@` is not read as a date", "write 2024-10-28, 28.10.2024, 28 Oct 2024, Oct 2024, ca. 2024-10 or before 18 Oct 2024")
        NoSuchDay("not-a-date", "`$`: `@` is not in the calendar", "are day and month swapped? A mapping gives their order: \"dates\": \"dmy\"")
        NoYear("not-a-date", "`$`: `@` has no year", "write the year too, in four digits")
        SerialDate("not-a-date", "`$`: `@` is the number by which a spreadsheet stores a day", "format the column as a date, as 2024-10-28, and save again")
        NoNumber("not-a-number", "`$`: no number in `@`", "write digits, with a hedge if there is one: 10000, about 10,000, 1500+, 3000-5000, thousands")
        Negative("not-a-number", "`$`: `@` is below zero", "numbers are counted from 0; an end of a range follows the other: 3000-5000")
        SeveralNumbers("not-a-number", "`$`: several numbers in `@`", "one number or a range: 3000-5000; what else there is belongs in `wording` or `note`")
        OddMarks("not-a-number", "`$`: the marks in `@` part no groups of three digits", "write 10000; a mapping says which mark is which: \"numbers\": {\"decimal\": \".\", \"group\": \",\"}")
        NotOneNumber("not-a-number", "`$`: `@` is not one number", "here stands one number; ranges and hedges stand in `value`")
        NoComparison("no-comparison", "a sheet cannot hold `$`, which compares with another claim", "use JSON for this claim, or `some` with the words in `wording`")
        BadRelation("bad-relation", "the relation `@` is not of the form kind:id", "write denies:id-of-the-claim; the kinds are denies, disputes, confirms, updates, repeats, retracts")
        // The mapping file.
        MappingType("bad-mapping", "`$` is not what a mapping takes", "it takes $")
        MappingKey("bad-mapping", "a mapping has no `@`", "$")
        NearTarget("bad-mapping", "there is no field `@`", "did you mean `$`?")
        UnknownTarget("bad-mapping", "there is no field `@`", "one of: $")
        OpenTemplate("bad-mapping", "a brace is not closed in `@`", "columns stand in braces: {date}")
        SameMarks("bad-mapping", "decimal and group mark are the same", "{\"decimal\": \".\", \"group\": \",\"} or the other way round")
    }
    warnings {
        LanguageName("bad-language", "the language `@` is read as `$`", "write its tag: #language: $")
        OddId("bad-id", "the short name `@` holds what an address cannot", "small letters, digits and hyphens: #id: $")
        NearColumn("unknown-field", "there is no column `@`", "did you mean `$`?")
        NearName("near-name", "`$`: `@` is almost `@`, and is taken for another", "spell it alike in every row: $; if they are two, nothing is to mend")
        AbsentColumn("absent-column", "the mapping names the column `@`, which the sheet does not have", "$")
        NoSource("no-source", "a claim without a source", "name in `source` where it was reported; several are parted by a vertical bar")
        OtherRole("other-role", "`@` had another role before, not `@`", "a speaker has one role in a sheet; the first holds")
        OtherParty("other-party", "`@` was of another party before, not `@`", "a speaker is of one party; the first holds. Who speaks for another needs another name")
        SilentDenial("silent-denial", "the relation denies, but `stance` is empty and read as `reports`", "write denies into `stance`: else the sentence does not name who denies")
        IdleCell("ignored-field", "`$` says nothing without `$`", "fill in what is missing, or clear the cell")
        HedgeDiffers("hedge-differs", "the cell says `$`, the column `qualifier` says `$`", "the column holds: clear it, or change the cell")
        HedgeLost("unread-words", "`$`: of `@` only the number is read, not `$`", "write figure and hedge into `value`: at least 400, about 245")
        RangeTwice("ignored-field", "`$` says nothing beside the range in `$`", "clear one of them")
        OneEnd("one-end", "only `$` is filled: read as `$`", "fill the other end too, or say in `qualifier` what it is")
        Leftover("unread-words", "`$`: of `@` only $ is read", "`$` belongs in `unit`, `wording` or `note`")
        TwoNumbers("two-readings", "`$`: `@` is read as $, and may mean $", "write $ or $; or settle it for the whole sheet by a mapping. For $: \"numbers\": {\"decimal\": \"$\", \"group\": \"$\"}; for $: \"numbers\": {\"decimal\": \"$\", \"group\": \"$\"}")
        ShortRange("two-readings", "`$`: `@` is read as $, and may mean between $ and $", "write both ends in full: $-$; if the first reading is meant, write the ends into `low` and `high`")
        TwoDates("two-readings", "`$`: `@` is read as $, and may mean $", "write $ or $; or settle it for the whole sheet by a mapping. For the other reading: \"dates\": \"$\"")
    }
    notices {
        Decoded("decoded", "the file is $; it was read as such", "save it as UTF-8 to be safe")
        Profile("profile", "the header is that of $; the sheet is read as such", "a mapping reads it otherwise")
        Comment("left-out-line", "the line `@` is left out", "before the header stand #title:, #id:, #language: and #question:")
        UnknownColumn("unknown-column", "the column `@` is left out", "nothing reads it; a mapping can say what it is")
        UnknownColumns("unknown-column", "$ columns are left out: $", "nothing reads them; a mapping can say what they are")
        NoIds("made-id", "there is no column `id`: ids are made of speaker, date and number", "give ids of your own if anything is to refer to a claim, now or later")
        MadeId("made-id", "the id `@` is made of speaker, date and number", "give an id of your own if anything is to refer to the claim")
        NoRows("no-claims", "there are no claims yet", "each row below the header is a claim")
        NoClaimRow("no-claim-row", "a row of the type `@` is no claim", "it is left out")
        StandInMeasure("stand-in", "`figure` stands in for the measure", "name in `measure` what is counted")
        ReadDate("read-date", "`$`: `@` is read as $", "write it so to say it plainly")
        ReadNumber("read-number", "`$`: `@` is read as $", "nothing is to mend, if that is what was meant")
        ReadNothing("read-number", "`$`: `@` is read as no number", "leave the cell empty to say it plainly")
    }
}

/// The problem at a place of the words, filled with these.
#[cfg(feature = "words")]
fn tell(severity: Severity, all: &'static str, place: usize, words: &[&str]) -> Diagnostic {
    let line = all.split('\n').nth(place).unwrap_or("");
    let mut parts = line.split('|');
    let code = parts.next().unwrap_or("");
    let mut words = words.iter();
    let mut filled = [String::new(), String::new()];
    for (out, part) in filled.iter_mut().zip(parts) {
        for char in part.chars() {
            match char {
                '$' => out.push_str(words.next().unwrap_or(&"")),
                '@' => show(out, words.next().unwrap_or(&"")),
                _ => out.push(char),
            }
        }
    }
    let [message, help] = filled;
    Diagnostic {
        severity,
        code,
        message,
        help,
        pointer: None,
        place: None,
        #[cfg(feature = "sheet")]
        cell: None,
    }
}

/// Writes a value as a message shows it: on one line and not too long.
#[cfg(feature = "words")]
fn show(out: &mut String, value: &str) {
    for (place, char) in value.chars().enumerate() {
        if place == limits::SHOWN {
            out.push('…');
            break;
        }
        out.push(if char < ' ' { ' ' } else { char });
    }
}

#[cfg(all(test, feature = "words"))]
mod tests {
    use super::{FIRST, Problem, Severity, WORDS};

    #[test]
    fn each_problem_has_a_line_of_three_parts() {
        let lines: Vec<&str> = WORDS.trim_end().split('\n').collect();
        assert_eq!(lines.len(), Problem::StandInTitle as usize + 1);
        #[cfg(feature = "sheet")]
        let lines = {
            let more: Vec<&str> = super::SHEET_WORDS.trim_end().split('\n').collect();
            assert_eq!(more.len(), super::SheetProblem::ReadNothing as usize + 1);
            [lines, more].concat()
        };
        for line in lines {
            assert_eq!(line.split('|').count(), 3, "{line}");
        }
        assert!(FIRST.0 < FIRST.1);
        assert_eq!(Problem::NoText.severity(), Severity::Error);
        assert_eq!(Problem::NearField.severity(), Severity::Warning);
        assert_eq!(Problem::NoClaims.severity(), Severity::Notice);
    }

    #[test]
    fn words_are_filled_in_and_long_ones_cut() {
        let long = ["a\nb", &"c".repeat(90)].concat();
        let told = Problem::NearValue.tell(&["shape", &long, "disc"]);
        let cut = ["a b", &"c".repeat(37), "…"].concat();
        assert_eq!(told.code, "unknown-value");
        assert_eq!(told.message, ["`shape` cannot be `", &cut, "`"].concat());
        assert_eq!(told.help, "did you mean `disc`?");
    }
}
