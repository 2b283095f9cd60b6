//! Marking what is to be changed: sentence by sentence, so that a thumb and a keyboard can do it, each with a remark.

use contract::proposals::{NewMark, ProposalText, TextPart};
use kit::{
    i18n::{Text, moderation as text, proposals, t},
    part,
    ui::{Field, FieldKind},
};
use yew::prelude::*;

/// Where a sentence ends.
const ENDS: [char; 7] = ['。', '！', '？', '；', '，', '\n', '.'];

/// Properties of a [`Marking`].
#[derive(Properties, PartialEq)]
pub(crate) struct MarkingProps {
    /// What it says.
    pub(crate) says: ProposalText,
    /// What is marked.
    pub(crate) marked: Vec<NewMark>,
    /// Called with what is marked now.
    pub(crate) onchange: Callback<Vec<NewMark>>,
}

/// The text, every sentence a button.
#[component]
pub(crate) fn Marking(props: &MarkingProps) -> Html {
    let parts = [
        (proposals::TITLE, TextPart::Title, &props.says.title),
        (proposals::PROBLEM, TextPart::Problem, &props.says.problem),
        (proposals::SUGGESTION, TextPart::Suggestion, &props.says.suggestion),
    ];
    let part = |(title, part, words): (Text, TextPart, &String)| {
        html! {
            <section>
                <p class="lx-label">{ t(title) }</p>
                <p class="lx-text">{ for sentences(words).into_iter().map(|one| sentence(props, part, one)) }</p>
            </section>
        }
    };
    html! {
        <fieldset class="lx-marking lx-stack" data-test="marking">
            <legend class="lx-label">{ t(text::MARKING) }</legend>
            { for parts.into_iter().map(part) }
            { for props.marked.iter().enumerate().map(|(at, mark)| remark(props, at, mark)) }
        </fieldset>
    }
}

/// The sentences of a text, each with where it begins and ends, counted in characters.
fn sentences(text: &str) -> Vec<(u32, u32, &str)> {
    let mut from = 0;
    let sentence = |words: &str| {
        let begun = from;
        from += u32::try_from(words.chars().count()).unwrap_or_default();
        (begun, from)
    };
    let ends: Vec<_> = text.split_inclusive(ENDS).map(sentence).collect();
    ends.into_iter()
        .zip(text.split_inclusive(ENDS))
        .map(|((from, until), words)| (from, until, words))
        .collect()
}

/// A sentence: a button that marks it, or takes the mark away.
fn sentence(props: &MarkingProps, part: TextPart, (from, until, words): (u32, u32, &str)) -> Html {
    if words.trim().is_empty() {
        return html! { { words.to_owned() } };
    }
    let place = props.marked.iter().position(|mark| mark.part == part && mark.from == from);
    let onclick = {
        let (marked, onchange) = (props.marked.clone(), props.onchange.clone());
        Callback::from(move |_: MouseEvent| {
            let mut marked = marked.clone();
            match place {
                Some(at) => drop(marked.remove(at)),
                None => marked.push(NewMark {
                    part,
                    from,
                    until,
                    remark: None,
                }),
            }
            onchange.emit(marked);
        })
    };
    html! {
        <button type="button" class="lx-sentence" aria-pressed={place.is_some().to_string()} {onclick} data-test="sentence">
            { words.to_owned() }
        </button>
    }
}

/// What is to be changed about a marked sentence.
fn remark(props: &MarkingProps, at: usize, mark: &NewMark) -> Html {
    let oninput = {
        let (marked, onchange) = (props.marked.clone(), props.onchange.clone());
        Callback::from(move |words: String| {
            let mut marked = marked.clone();
            if let Some(mark) = marked.get_mut(at) {
                mark.remark = Some(words).filter(|words| !words.is_empty());
            }
            onchange.emit(marked);
        })
    };
    let words = words_of(&props.says, mark);
    part!(Field {
        label: kit::i18n::fill(text::REMARK, &[&words]),
        kind: FieldKind::Text,
        value: mark.remark.clone().unwrap_or_default(),
        oninput,
        data_test: format!("remark-{at}"),
    })
}

fn words_of(says: &ProposalText, mark: &NewMark) -> String {
    let part = match mark.part {
        TextPart::Title => &says.title,
        TextPart::Suggestion => &says.suggestion,
        _ => &says.problem,
    };
    let found = sentences(part).into_iter().find(|(from, ..)| *from == mark.from);
    found.map(|(.., words)| words.trim().to_owned()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::sentences;

    #[test]
    fn sentences_are_counted_in_characters() {
        assert_eq!(sentences("晚上很黑。老人怕"), [(0, 5, "晚上很黑。"), (5, 8, "老人怕")]);
        assert_eq!(sentences(""), []);
    }
}
