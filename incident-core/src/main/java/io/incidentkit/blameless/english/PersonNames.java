package io.incidentkit.blameless.english;

import io.incidentkit.commander.Person;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The names of people: those who are known to the caller, those who act as people in the text, and given names. */
final class PersonNames {
    /** Shorter logins in small letters are too often common words. */
    private static final int LONG_LOGIN = 5;

    private static final Set<String> OBLIGED = Set.of("should", "should've", "shouldn't", "didn't", "hadn't");

    private static final Set<WordClass> NO_NAMES = EnumSet.of(
            WordClass.WE,
            WordClass.THEY,
            WordClass.PERSON_PRONOUN,
            WordClass.SOMEONE,
            WordClass.NOBODY,
            WordClass.THING_PRONOUN,
            WordClass.RELATIVE,
            WordClass.DETERMINER,
            WordClass.SUBORDINATOR,
            WordClass.COORDINATOR,
            WordClass.AUXILIARY,
            WordClass.PREPOSITION,
            WordClass.ROLE,
            WordClass.TEAM,
            WordClass.AFFECTED,
            WordClass.ADVERB,
            WordClass.TEMPORAL);

    private final Set<String> logins = new HashSet<>();
    /** Parts of known names, which count with a capital only, so that a login part is not a common word. */
    private final Set<String> parts = new HashSet<>();

    PersonNames(Collection<Person> known) {
        for (Person person : known) {
            String name = person.name().toLowerCase(Locale.ROOT);
            logins.add(name);
            addParts(name);
        }
    }

    private PersonNames(PersonNames other) {
        logins.addAll(other.logins);
        parts.addAll(other.parts);
    }

    private void addParts(String name) {
        StringBuilder part = new StringBuilder();
        for (int i = 0; i <= name.length(); i++) {
            char c = i < name.length() ? name.charAt(i) : ' ';
            if (Character.isLetter(c) || c == '-' || c == '\'') {
                part.append(c);
            } else if (c == '@') {
                // What follows is a domain.
                i = name.length() - 1;
            } else {
                if (part.length() > 1) {
                    parts.add(part.toString());
                }
                part.setLength(0);
            }
        }
    }

    /** Returns these names and those that the sentences show to be people by what they say and notice. */
    PersonNames with(List<Sentence> sentences) {
        PersonNames names = new PersonNames(this);
        for (Sentence sentence : sentences) {
            for (int i = 0; i + 1 < sentence.size(); i++) {
                boolean speaks =
                        sentence.is(WordClass.SPEAKING, i + 1) && sentence.at(i).isTitled();
                if (speaks && isAlone(sentence, i) && !sentence.is(WordClass.PRODUCT, i)) {
                    names.parts.add(sentence.at(i).word());
                }
            }
        }
        return names;
    }

    private static boolean isAlone(Sentence sentence, int i) {
        return !sentence.is(WordClass.DETERMINER, i - 1) && !isFunction(sentence, i);
    }

    private static boolean isFunction(Sentence sentence, int i) {
        String word = sentence.at(i).word();
        return word.endsWith("ing") || word.endsWith("s") || NO_NAMES.stream().anyMatch(each -> sentence.is(each, i));
    }

    boolean isKnown(Token token) {
        String word = token.word();
        if (parts.contains(word) && token.isTitled()) {
            return true;
        }
        return logins.contains(word) && (!isPlain(word) || (word.length() >= LONG_LOGIN && token.isWord()));
    }

    private static boolean isPlain(String word) {
        return word.chars().allMatch(Character::isLetter);
    }

    boolean isGiven(Token token) {
        String word = token.word();
        int hyphen = word.indexOf('-');
        boolean first = hyphen > 0 && Lexicon.standard().isGivenName(word.substring(0, hyphen));
        return first
                || Lexicon.standard().isGivenName(word)
                || Lexicon.standard().isFamilyName(word);
    }

    /** Returns whether a word in small letters is a login: a single word without the article that common nouns have. */
    boolean isLogin(Sentence sentence, int start, int head) {
        Token token = sentence.at(head);
        boolean small = token.text().equals(token.text().toLowerCase(Locale.ROOT));
        boolean by = sentence.has(head - 1)
                && "by".equals(sentence.at(head - 1).word())
                && sentence.isUnlisted(head)
                && token.isWord();
        boolean begins = by || sentence.isInitial(head) || isUnknownAfterLink(sentence, head);
        boolean alone = start == head && begins && !Token.NameForm.isCommon(token);
        boolean thing = sentence.is(WordClass.PRODUCT, head) || sentence.is(WordClass.THING_NOUN, head);
        return small && alone && !thing;
    }

    /** Returns whether it is a login by its form, alone or with what its bearer does. */
    static boolean isLoginByForm(Sentence sentence, int i) {
        Token token = sentence.at(i);
        return Token.LoginForm.isSure(token)
                || (Token.LoginForm.isPossible(token) && Deeds.isPersonal(sentence, i + 1))
                || (Token.LoginForm.isInitials(token) && isActor(sentence, i))
                || (isSmallName(sentence, i) && isActor(sentence, i));
    }

    /** "by rk", "rk merged it": where only somebody can stand. */
    private static boolean isActor(Sentence sentence, int i) {
        boolean by = sentence.has(i - 1) && "by".equals(sentence.at(i - 1).word());
        boolean past = sentence.is(WordClass.IRREGULAR_PAST, i + 1)
                || (sentence.isForm(i + 1, Token.Form.WORD)
                        && sentence.at(i + 1).word().endsWith("ed")
                        && !sentence.is(WordClass.NOT_A_VERB, i + 1)
                        && !sentence.is(WordClass.FALLEN, i + 1)
                        && !sentence.is(WordClass.FAILING, i + 1));
        boolean obliged =
                sentence.has(i + 1) && OBLIGED.contains(sentence.at(i + 1).word());
        return by || past || obliged || Deeds.isPersonal(sentence, i + 1);
    }

    /** "marek", in notes that have no capitals. */
    private static boolean isSmallName(Sentence sentence, int i) {
        Token token = sentence.at(i);
        return sentence.isUnlisted(i)
                && token.isWord()
                && Lexicon.standard().isGivenName(token.word())
                && sentence.isInSmallLetters();
    }

    /** Tells from what somebody is said to do that it is a person. */
    static final class Deeds {
        private static final int REACH = 4;

        private Deeds() {}

        /** Returns whether what stands from there on is something that people do, and hardly ever programs. */
        static boolean isPersonal(Sentence sentence, int from) {
            int verb = verb(sentence, from);
            return isOf(sentence, verb, WordClass.HUMAN_ACT, WordClass.SPEAKING, WordClass.SKIPPING)
                    || isOf(sentence, verb, WordClass.LAPSE_VERB)
                    || isOfMind(sentence, from);
        }

        /** Returns whether what stands from there on is something that only people do. */
        static boolean isOfMind(Sentence sentence, int from) {
            return sentence.match(WordClass.MINDING, from) > 0
                    || isOf(sentence, verb(sentence, from), WordClass.MINDING);
        }

        private static boolean isOf(Sentence sentence, int i, WordClass... kinds) {
            return Arrays.stream(kinds).anyMatch(kind -> sentence.match(kind, i) > 0);
        }

        /** The verb after "had", "did not" or "simply". */
        private static int verb(Sentence sentence, int from) {
            int i = from;
            while (i < from + REACH
                    && sentence.has(i)
                    && (sentence.is(WordClass.AUXILIARY, i)
                            || sentence.is(WordClass.NEGATION, i)
                            || sentence.is(WordClass.ADVERB, i)
                            || sentence.at(i).isFormedAsAdverb())) {
                i++;
            }
            return i;
        }
    }

    /** "because mkowalski pushed": no word that is known, before what only people do. */
    private static boolean isUnknownAfterLink(Sentence sentence, int i) {
        boolean link = sentence.is(WordClass.SUBORDINATOR, i - 1)
                || sentence.is(WordClass.COORDINATOR, i - 1)
                || sentence.is(WordClass.CLAUSAL_PREPOSITION, i - 1)
                || sentence.is(WordClass.RELATIVE, i - 1);
        boolean acts = sentence.match(WordClass.HUMAN_ACT, i + 1) > 0
                || sentence.match(WordClass.LAPSE_VERB, i + 1) > 0
                || sentence.match(WordClass.SKIPPING, i + 1) > 0;
        return link
                && acts
                && Lexicon.standard().classesOf(sentence.at(i).word()).isEmpty();
    }

    /** "Mr. Novak", "Professor Lindh", "Venkat sir", "Tanaka-san". */
    static boolean hasTitle(Sentence sentence, int start, int head) {
        boolean before = sentence.at(head).isTitled() && sentence.find(WordClass.TITLE, start, head) >= 0;
        boolean after = head > start
                && sentence.is(WordClass.TITLE, head)
                && sentence.at(head - 1).isTitled();
        return before || after || sentence.at(head).word().endsWith("-san");
    }
}
