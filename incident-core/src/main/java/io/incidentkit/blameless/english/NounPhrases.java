package io.incidentkit.blameless.english;

import io.incidentkit.blameless.english.Agent.Kind;
import io.incidentkit.blameless.english.Token.Form;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Finds the noun phrases of a sentence and tells what they stand for. */
final class NounPhrases {
    private static final int LONGEST = 8;
    /** Words that end like what somebody is doing and are things that somebody has. */
    private static final Set<String> NOT_DONE =
            Set.of("warning", "finding", "briefing", "building", "lighting", "wiring", "meeting", "morning", "evening");

    /** Verbs whose past has the form of a noun or of the present. */
    private static final Set<String> UNCHANGED = Set.of("set", "reset", "read", "put", "cut", "shut");

    private static final Set<String> THIRD_PERSON = Set.of("he", "she", "his", "her");

    private final Sentence sentence;
    private final PersonNames names;
    private final boolean speaksOfSomebody;

    NounPhrases(Sentence sentence, PersonNames names) {
        this.sentence = sentence;
        this.names = names;
        this.speaksOfSomebody = IntStream.range(0, sentence.size())
                .mapToObj(i -> sentence.at(i).word())
                .anyMatch(THIRD_PERSON::contains);
    }

    /** Returns whether the word at that place can be part of a noun phrase, its article apart. */
    boolean isNominal(int i) {
        if (!sentence.has(i)) {
            return false;
        }
        Token token = sentence.at(i);
        if (token.form() == Form.HANDLE || token.form() == Form.OPAQUE) {
            return true;
        }
        return token.isWord() && (isName(i) || (!isFunctionWord(i) && !isAdverb(i) && !isVerb(i)));
    }

    private boolean isFunctionWord(int i) {
        return sentence.is(WordClass.PREPOSITION, i)
                || sentence.is(WordClass.COORDINATOR, i)
                || sentence.is(WordClass.SUBORDINATOR, i)
                || sentence.is(WordClass.CONDITIONAL, i)
                || sentence.is(WordClass.RELATIVE, i)
                || sentence.is(WordClass.AUXILIARY, i)
                || sentence.is(WordClass.NEGATION, i)
                || sentence.is(WordClass.TEMPORAL, i)
                || sentence.is(WordClass.DETERMINER, i)
                || (sentence.is(WordClass.QUANTIFIER, i) && sentence.is(WordClass.PREPOSITION, i + 1))
                || sentence.at(i).word().endsWith("n't");
    }

    boolean isAdverb(int i) {
        if (!sentence.has(i) || !sentence.at(i).isWord()) {
            return false;
        }
        boolean formed = sentence.at(i).isFormedAsAdverb() && !sentence.is(WordClass.NOT_AN_ADVERB, i);
        return sentence.is(WordClass.ADVERB, i) || (formed && !isName(i));
    }

    /** Returns whether the word is a verb in a past form; other forms are not told from nouns. */
    boolean isVerb(int i) {
        if (!sentence.has(i) || !sentence.at(i).isWord() || isName(i)) {
            return false;
        }
        String word = sentence.at(i).word();
        boolean regular = word.length() > 3 && word.endsWith("ed") && !sentence.is(WordClass.NOT_A_VERB, i);
        boolean past =
                regular || sentence.is(WordClass.IRREGULAR_PAST, i) || (UNCHANGED.contains(word) && isOfSomebody(i));
        boolean infinitive = sentence.is(WordClass.INFINITIVE, i - 1)
                && !sentence.at(i).isTitled()
                && (sentence.is(WordClass.DETERMINER, i + 1) || sentence.is(WordClass.POSSESSIVE_PRONOUN, i + 1));
        return (past && !isAdjective(i)) || (infinitive && !sentence.is(WordClass.DETERMINER, i));
    }

    /** "Ada set the limit", "he read the wrong name": a form that can be a noun, between somebody and an object. */
    private boolean isOfSomebody(int i) {
        boolean object = sentence.is(WordClass.DETERMINER, i + 1) || sentence.is(WordClass.POSSESSIVE_PRONOUN, i + 1);
        return object
                && (isName(i - 1)
                        || sentence.is(WordClass.PERSON_PRONOUN, i - 1)
                        || sentence.is(WordClass.ROLE, i - 1));
    }

    /** A past form between an article and a noun, or in front of one at the begin, is an adjective. */
    boolean isAdjective(int i) {
        int before = i - 1;
        while (before >= 0 && sentence.at(before).word().endsWith("ly")) {
            before--;
        }
        boolean governed = sentence.is(WordClass.DETERMINER, before)
                || sentence.is(WordClass.POSSESSIVE_PRONOUN, before)
                || sentence.is(WordClass.PREPOSITION, before)
                || (sentence.has(before) && sentence.at(before).possessive())
                || sentence.isEdge(before);
        return governed
                && sentence.has(i + 1)
                && sentence.at(i + 1).isWord()
                && !sentence.is(WordClass.DETERMINER, i + 1);
    }

    /** Returns whether the word at that place is a person's name, for all that is known. */
    boolean isName(int i) {
        if (!sentence.has(i)) {
            return false;
        }
        Token token = sentence.at(i);
        if (names.isKnown(token)) {
            return true;
        }
        return token.isTitled() && names.isGiven(token) && !sentence.is(WordClass.PRODUCT, i);
    }

    boolean isPronoun(int i) {
        return sentence.is(WordClass.PERSON_PRONOUN, i)
                || sentence.is(WordClass.SOMEONE, i)
                || sentence.is(WordClass.NOBODY, i)
                || sentence.is(WordClass.THEY, i)
                || sentence.is(WordClass.WE, i)
                || sentence.is(WordClass.THING_PRONOUN, i);
    }

    /** Returns whether a noun phrase can end at that place. */
    boolean isHead(int i) {
        return isNominal(i) || isPronoun(i);
    }

    /** Returns where the noun phrase begins whose last word is at that place. */
    int start(int head) {
        int start = head;
        if (isPronoun(head)) {
            return head;
        }
        while (head - start < LONGEST && isNominal(start - 1) && !isPronoun(start - 1) && !isSplit(start)) {
            start--;
        }
        boolean owned = sentence.is(WordClass.POSSESSIVE_PRONOUN, start - 1);
        boolean article = sentence.is(WordClass.DETERMINER, start - 1) && !sentence.is(WordClass.RELATIVE, start - 1);
        return owned || article ? start - 1 : start;
    }

    /** A name after a common noun begins a phrase of its own. */
    private boolean isSplit(int i) {
        Token before = sentence.at(i - 1);
        boolean common = before.isWord() && Character.isLowerCase(before.text().charAt(0)) && !before.possessive();
        boolean titled = sentence.is(WordClass.TITLE, i) && sentence.at(i).isTitled();
        return (isName(i) || titled) && (common || before.form() == Form.OPAQUE);
    }

    /** Returns the agent that the noun phrase from that place on stands for, with its last word as its end. */
    Agent following(int from) {
        int i = from;
        int quantifier = i;
        if (isWord(i, "those") && sentence.match(WordClass.RUNNING, i + 1) > 0) {
            return classify(i, i);
        }
        while (sentence.is(WordClass.DETERMINER, quantifier) && !isWord(quantifier + 1, "of")) {
            quantifier++;
        }
        if (sentence.is(WordClass.QUANTIFIER, quantifier) && isWord(quantifier + 1, "of")) {
            i = quantifier + 2;
        }
        while (sentence.is(WordClass.DETERMINER, i) || sentence.is(WordClass.POSSESSIVE_PRONOUN, i) || isAdverb(i)) {
            i++;
        }
        if (!isHead(i)) {
            boolean her = isWord(i - 1, "her") && !sentence.at(i - 1).possessive();
            return her ? new Agent(Kind.NAMED, from, i - 1) : new Agent(Kind.SYSTEM, from, from);
        }
        int head = i;
        while (head - i < LONGEST
                && !isPronoun(head)
                && isNominal(head + 1)
                && !isPronoun(head + 1)
                && !endsBefore(head + 1, i)) {
            head++;
        }
        return classify(start(head), head).from(from);
    }

    /** "Lars restarting", "an engineer deleting": the person ends before what they do. */
    private boolean endsBefore(int next, int from) {
        Token token = sentence.at(next);
        boolean common = token.isWord() && Character.isLowerCase(token.text().charAt(0));
        boolean gerund = common && token.word().endsWith("ing");
        boolean owned = sentence.at(next - 1).possessive();
        return !owned
                && ((common && isName(next - 1))
                        || (gerund && classify(from, next - 1).isPerson()));
    }

    /** Returns whose it is, "Ada" for "Ada's shell"; null if that is not told. */
    @Nullable
    Agent owner(Agent thing) {
        int i = thing.from();
        if (sentence.is(WordClass.POSSESSIVE_PRONOUN, i)) {
            return new Agent(Kind.NAMED, i, i);
        }
        while (i < thing.to() && !sentence.at(i).possessive()) {
            i++;
        }
        return i < thing.to() ? classify(thing.from(), i) : null;
    }

    boolean isWord(int i, String word) {
        return sentence.has(i) && sentence.at(i).word().equals(word);
    }

    /** Tells what the noun phrase stands for. */
    Agent classify(int start, int head) {
        return new Agent(kind(start, head), start, head);
    }

    private Kind kind(int start, int head) {
        Token token = sentence.at(head);
        if (names.isKnown(token) || token.form() == Form.HANDLE || PersonNames.isLoginByForm(sentence, head)) {
            return Kind.NAMED;
        }
        if (!token.isWord()) {
            return Kind.SYSTEM;
        }
        if (isPronoun(head)) {
            return Agent.Roles.ofPronoun(sentence, head);
        }
        boolean article = sentence.is(WordClass.DETERMINER, start);
        if (!article && (hasName(start, head) || PersonNames.hasTitle(sentence, start, head))) {
            return Kind.NAMED;
        }
        Kind role = new Agent.Roles(sentence).kind(start, head);
        if (role != Kind.SYSTEM) {
            return role;
        }
        boolean follows = token.word().endsWith("ing") || sentence.is(WordClass.POSTPOSED, head);
        boolean owned = head > start && sentence.at(head - 1).possessive() && NOT_DONE.contains(token.word());
        if (follows && head > start && !owned) {
            Agent before = new Agent(kind(start, head - 1), start, head - 1);
            return before.isUnknownName() ? Kind.SYSTEM : before.kind();
        }
        return article ? Kind.SYSTEM : unknown(start, head);
    }

    /** A given name in the capitalised words at the phrase's end, none of which is a product. */
    private boolean hasName(int start, int head) {
        boolean name = false;
        for (int i = head;
                i >= start && isCapital(i) && (i == head || !sentence.at(i).possessive());
                i--) {
            if (sentence.is(WordClass.PRODUCT, i)) {
                return false;
            }
            name |= isName(i);
        }
        return name;
    }

    private boolean isCapital(int i) {
        return sentence.at(i).isWord()
                && Character.isUpperCase(sentence.at(i).text().charAt(0));
    }

    private Kind unknown(int start, int head) {
        Token token = sentence.at(head);
        if (names.isLogin(sentence, start, head)) {
            return speaksOfSomebody ? Kind.LIKELY_NAME : Kind.POSSIBLE_NAME;
        }
        boolean product = sentence.is(WordClass.THING_NOUN, head) || sentence.match(WordClass.PRODUCT, head) > 0;
        if (!token.isTitled() || product) {
            return Kind.SYSTEM;
        }
        int first = head;
        while (first > start && isCapital(first - 1)) {
            first--;
        }
        int next = sentence.isForm(head + 1, Form.COMMA) ? head + 2 : head + 1;
        boolean initials = first == head - 1 && sentence.at(first).text().length() == 1;
        boolean common = Token.NameForm.isCommon(token);
        if (isWord(next, "who") || (initials && !common) || Token.NameForm.isClan(token)) {
            return Kind.NAMED;
        }
        if (first == head && Token.NameForm.hasNameEnding(token)) {
            return Kind.POSSIBLE_NAME;
        }
        if (first == head && Token.NameForm.isTwofold(token) && !common) {
            return sentence.isInitial(head) ? Kind.POSSIBLE_NAME : Kind.LIKELY_NAME;
        }
        boolean inner = sentence.find(WordClass.PRODUCT, first, head) >= 0;
        if (first > start || token.text().indexOf('-') >= 0 || common || inner) {
            return Kind.SYSTEM;
        }
        boolean listed = sentence.isInitial(first)
                && !Lexicon.standard().classesOf(sentence.at(first).word()).isEmpty();
        if (speaksOfSomebody && !listed) {
            return Kind.NAMED;
        }
        if (!sentence.isInitial(first)) {
            return Kind.LIKELY_NAME;
        }
        boolean human = sentence.match(WordClass.HUMAN_ACT, head + 1) > 0;
        boolean mind = PersonNames.Deeds.isOfMind(sentence, head + 1)
                || (sentence.match(WordClass.LAPSE_VERB, head + 1) > 0 && Token.NameForm.isForeign(token));
        boolean acts = first == head && (human || mind || sentence.match(WordClass.SKIPPING, head + 1) > 0);
        return acts && Lexicon.standard().classesOf(token.word()).isEmpty() ? Kind.NAMED : Kind.POSSIBLE_NAME;
    }
}
