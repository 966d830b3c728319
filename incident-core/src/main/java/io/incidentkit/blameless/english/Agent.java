package io.incidentkit.blameless.english;

import io.incidentkit.blameless.BlameKind;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The person, role or thing that has done it, by the words of a phrase.
 *
 * @param kind how far it is a person
 * @param from the phrase's first token
 * @param to the phrase's last token, its head
 */
record Agent(Kind kind, int from, int to) {
    /** How much a predicate says about who does it. */
    enum Certainty {
        /** Programs do it as often as people ("failed to"). */
        EITHER,
        /** An act that went wrong ("accidentally deleted"). */
        SLIP,
        /** Only people do it ("forgot"). */
        HUMAN_ONLY
    }

    enum Kind {
        NAMED(BlameKind.BLAME_NAMED, Certainty.EITHER),
        /** A capitalised unknown word within the sentence. */
        LIKELY_NAME(BlameKind.BLAME_NAMED, Certainty.SLIP),
        /** A capitalised unknown word at the sentence's begin, where every word has a capital. */
        POSSIBLE_NAME(BlameKind.BLAME_NAMED, Certainty.HUMAN_ONLY),
        ROLE(BlameKind.BLAME_ROLE, Certainty.EITHER),
        /** A word for a role and for a kind of program. */
        PROGRAM_OR_ROLE(BlameKind.BLAME_ROLE, Certainty.HUMAN_ONLY),
        TEAM(BlameKind.BLAME_ROLE, Certainty.EITHER),
        /** The writers as a group: what they lacked or should have is how a system is described; a lapse is theirs. */
        WE(BlameKind.BLAME_ROLE, Certainty.SLIP),
        /** Those whom the incident hit. */
        AFFECTED(BlameKind.BLAME_ROLE, Certainty.HUMAN_ONLY),
        /** People or things. */
        THEY(BlameKind.BLAME_ROLE, Certainty.HUMAN_ONLY),
        NOBODY(BlameKind.BLAME_ROLE, Certainty.HUMAN_ONLY),
        SYSTEM(BlameKind.BLAME_ROLE, null);

        private final BlameKind blame;

        @Nullable
        private final Certainty needed;

        Kind(BlameKind blame, @Nullable Certainty needed) {
            this.blame = blame;
            this.needed = needed;
        }

        BlameKind blame() {
            return blame;
        }
    }

    /** Returns whether what is said with that certainty makes this agent the one who is blamed. */
    boolean isBlamedFor(Certainty certainty) {
        return kind.needed != null && certainty.compareTo(kind.needed) >= 0;
    }

    /** Returns whether it is surely a person, a role or a group of them. */
    boolean isPerson() {
        return isBlamedFor(Certainty.EITHER);
    }

    /** Returns whether it is a capitalised word that could be a name. */
    boolean isUnknownName() {
        return kind == Kind.LIKELY_NAME || kind == Kind.POSSIBLE_NAME;
    }

    Agent from(int earlier) {
        return new Agent(kind, earlier, to);
    }

    /** Tells whether a noun phrase stands for a role, and not for a program that is called like one. */
    static final class Roles {
        /** Which of the words for a role and for a kind of program is a role where nothing else is said of it. */
        private static final Set<String> OFFICES = Set.of(
                "manager",
                "managers",
                "owner",
                "owners",
                "director",
                "lead",
                "leads",
                "crew",
                "officer",
                "officers",
                "chief",
                "chiefs",
                "executive",
                "auditor",
                "mechanic",
                "captain",
                "group",
                "office",
                "desk",
                "shift");

        /** Which of them are far more often a program or a chip, whatever it is for: only these words make them people. */
        private static final Set<String> MOSTLY_PROGRAMS = Set.of(
                "driver",
                "drivers",
                "controller",
                "controllers",
                "worker",
                "workers",
                "handler",
                "handlers",
                "planner",
                "planners");

        private static final Set<String> OF_PEOPLE = Set.of(
                "forklift",
                "truck",
                "lorry",
                "bus",
                "train",
                "tram",
                "taxi",
                "van",
                "delivery",
                "crane",
                "ambulance",
                "courier",
                "tractor",
                "coach",
                "agency",
                "night",
                "night-shift",
                "shift",
                "duty",
                "air-traffic",
                "traffic",
                "ward",
                "warehouse",
                "construction",
                "field",
                "factory",
                "depot",
                "port",
                "crew",
                "office",
                "deputy",
                "chief",
                "senior",
                "junior",
                "assistant",
                "school",
                "hospital",
                "ground");

        private final Sentence sentence;

        Roles(Sentence sentence) {
            this.sentence = sentence;
        }

        /** "the manager" and "our vendor", for words that are said of people only; not "the cluster manager". */
        static boolean isOffice(Sentence sentence, Agent agent) {
            boolean bare = agent.from() == agent.to() - 1 && sentence.is(WordClass.DETERMINER, agent.from());
            boolean office = agent.kind() == Kind.PROGRAM_OR_ROLE
                    && OFFICES.contains(sentence.at(agent.to()).word());
            boolean organisation = agent.kind() == Kind.SYSTEM && sentence.is(WordClass.ORGANISATION, agent.to());
            return bare && (office || organisation);
        }

        Kind kind(int start, int head) {
            if (sentence.is(WordClass.TEAM, head) && !sentence.at(head).text().equals("Teams")) {
                return Kind.TEAM;
            }
            if (sentence.is(WordClass.AFFECTED, head)) {
                if (sentence.match(WordClass.RUNNING, head + 1) > 0 && isPeople(head)) {
                    return Kind.ROLE;
                }
                boolean ofRole = head > start
                        && (sentence.is(WordClass.ROLE, head - 1)
                                || sentence.is(WordClass.ORGANISATION, head - 1)
                                || (isPeople(head) && sentence.is(WordClass.PERSON_MODIFIER, head - 1)));
                return ofRole ? Kind.ROLE : Kind.AFFECTED;
            }
            if (!sentence.is(WordClass.ROLE, head)) {
                return bySurroundings(start, head);
            }
            boolean role = true;
            if (MOSTLY_PROGRAMS.contains(sentence.at(head).word())) {
                boolean onDuty = sentence.match(WordClass.RUNNING, head + 1) > 1;
                return onDuty || isModifiedAsPerson(start, head) ? Kind.ROLE : Kind.SYSTEM;
            }
            if (sentence.is(WordClass.PROGRAM_TOO, head)) {
                role = isModifiedAsPerson(start, head)
                        || sentence.match(WordClass.RUNNING, head + 1) > 0
                        || PersonNames.Deeds.isOfMind(sentence, head + 1);
            } else if (sentence.is(WordClass.PRODUCT_NAMESAKE, head)) {
                role = !isModifiedAsProduct(start, head);
            }
            return role ? Kind.ROLE : Kind.PROGRAM_OR_ROLE;
        }

        /** Returns what a pronoun stands for; "those on shift" are people. */
        static Kind ofPronoun(Sentence sentence, int i) {
            if (sentence.is(WordClass.PERSON_PRONOUN, i)) {
                boolean letter = "i".equals(sentence.at(i).text());
                return letter ? Kind.SYSTEM : Kind.NAMED;
            }
            if (sentence.is(WordClass.SOMEONE, i)) {
                return Kind.ROLE;
            }
            if (sentence.is(WordClass.NOBODY, i)) {
                return Kind.NOBODY;
            }
            if (sentence.is(WordClass.WE, i)) {
                return Kind.WE;
            }
            boolean those = "those".equals(sentence.at(i).word()) && sentence.match(WordClass.RUNNING, i + 1) > 0;
            return sentence.is(WordClass.THEY, i) ? Kind.THEY : those ? Kind.ROLE : Kind.SYSTEM;
        }

        /** A word that is no role by itself, where only somebody can be meant by what stands around it. */
        private Kind bySurroundings(int start, int head) {
            boolean article = sentence.is(WordClass.DETERMINER, start);
            boolean mind = PersonNames.Deeds.isOfMind(sentence, head + 1)
                    || sentence.match(WordClass.LAPSE_VERB, head + 1) > 0;
            boolean acts = sentence.isInitial(start)
                    && !sentence.is(WordClass.BEING, head + 1)
                    && PersonNames.Deeds.isPersonal(sentence, head + 1);
            boolean squad = start < head
                    && sentence.is(WordClass.TEAM, start)
                    && sentence.at(start).isTitled();
            if (squad && sentence.at(head).isTitled()) {
                return Kind.TEAM;
            }
            int of = sentence.is(WordClass.DETERMINER, head + 2) ? head + 3 : head + 2;
            boolean ofDepartment = sentence.is(WordClass.DEPARTMENT, of) || sentence.is(WordClass.ROLE, of);
            boolean heads = "head".equals(sentence.at(head).word())
                    || "chief".equals(sentence.at(head).word());
            if (heads
                    && sentence.has(head + 1)
                    && "of".equals(sentence.at(head + 1).word())
                    && ofDepartment) {
                return Kind.ROLE;
            }
            boolean department = sentence.is(WordClass.DEPARTMENT, head) && !article;
            boolean standIn = sentence.is(WordClass.STAND_IN, head);
            return (mind && (department || standIn)) || (acts && department) ? Kind.ROLE : Kind.SYSTEM;
        }

        private boolean isPeople(int i) {
            return sentence.at(i).word().equals("people");
        }

        private boolean isModifiedAsPerson(int start, int head) {
            if (sentence.is(WordClass.POSSESSIVE_PRONOUN, start)
                    || "their".equals(sentence.at(start).word())) {
                return true;
            }
            if (MOSTLY_PROGRAMS.contains(sentence.at(head).word())) {
                return head > start && OF_PEOPLE.contains(sentence.at(head - 1).word());
            }
            for (int i = start; i < head; i++) {
                boolean role = sentence.is(WordClass.ROLE, i) && !sentence.is(WordClass.PROGRAM_TOO, i);
                if (role || sentence.is(WordClass.PERSON_MODIFIER, i) || sentence.is(WordClass.CARELESS, i)) {
                    return true;
                }
            }
            return false;
        }

        private boolean isModifiedAsProduct(int start, int head) {
            for (int i = start; i < head; i++) {
                Token token = sentence.at(i);
                boolean capital = Character.isUpperCase(token.text().charAt(0)) && !sentence.isInitial(i);
                boolean product = sentence.is(WordClass.PRODUCT, i) && !sentence.is(WordClass.PERSON_MODIFIER, i);
                if (capital || !token.isWord() || product) {
                    return true;
                }
            }
            return false;
        }
    }
}
