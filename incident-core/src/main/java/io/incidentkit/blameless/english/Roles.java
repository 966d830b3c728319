package io.incidentkit.blameless.english;

import io.incidentkit.blameless.english.Agent.Kind;

/** Tells whether a noun phrase stands for a role, and not for a program that is called like one. */
final class Roles {
    private final Sentence sentence;

    Roles(Sentence sentence) {
        this.sentence = sentence;
    }

    Kind kind(int start, int head) {
        if (sentence.is(WordClass.TEAM, head) && !sentence.at(head).text().equals("Teams")) {
            return Kind.TEAM;
        }
        if (sentence.is(WordClass.AFFECTED, head)) {
            boolean ofRole = head > start && sentence.is(WordClass.ROLE, head - 1);
            return ofRole ? Kind.ROLE : Kind.AFFECTED;
        }
        if (!sentence.is(WordClass.ROLE, head)) {
            return Kind.SYSTEM;
        }
        boolean role = true;
        if (sentence.is(WordClass.PROGRAM_TOO, head)) {
            role = isModifiedAsPerson(start, head);
        } else if (sentence.is(WordClass.PRODUCT_NAMESAKE, head)) {
            role = !isModifiedAsProduct(start, head);
        }
        return role ? Kind.ROLE : Kind.PROGRAM_OR_ROLE;
    }

    private boolean isModifiedAsPerson(int start, int head) {
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
            if (capital || !token.isWord() || sentence.is(WordClass.PRODUCT, i)) {
                return true;
            }
        }
        return false;
    }
}
