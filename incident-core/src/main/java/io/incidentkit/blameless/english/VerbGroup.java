package io.incidentkit.blameless.english;

/**
 * A verb with the auxiliaries and adverbs before it.
 *
 * @param start the group's first token
 * @param negated whether "not" or its like is in it
 * @param passive whether its subject is the one to whom it is done
 * @param infinitive whether it is "to" do something
 * @param modal whether it says what can, will or may have been, and not what was
 */
record VerbGroup(int start, boolean negated, boolean passive, boolean infinitive, boolean modal) {
    private static final int LONGEST = 8;

    /** Reads the group that ends with the verb at that place. */
    static VerbGroup endingAt(Sentence sentence, NounPhrases phrases, int verb) {
        int start = verb;
        boolean negated = false;
        boolean modal = false;
        boolean perfect = false;
        boolean passive = false;
        boolean auxiliary = false;
        boolean possible = false;
        while (verb - start < LONGEST && isPart(sentence, phrases, start - 1)) {
            start--;
            negated |= sentence.is(WordClass.NEGATION, start);
            possible |= phrases.isWord(start, "might") || phrases.isWord(start, "may");
            modal |= sentence.is(WordClass.MODAL, start);
            perfect |= sentence.find(WordClass.AUXILIARY, start, start + 1) >= 0
                    && sentence.at(start).word().startsWith("ha");
            if (sentence.is(WordClass.AUXILIARY, start) || sentence.is(WordClass.BEING, start)) {
                passive |= !auxiliary && sentence.is(WordClass.BEING, start);
                auxiliary = true;
            }
        }
        boolean progressive = sentence.has(verb) && sentence.at(verb).word().endsWith("ing");
        boolean infinitive =
                sentence.is(WordClass.INFINITIVE, start - 1) && !sentence.is(WordClass.MANAGING, start - 2);
        return new VerbGroup(start, negated, passive && !progressive, infinitive, modal && (!perfect || possible));
    }

    private static boolean isPart(Sentence sentence, NounPhrases phrases, int i) {
        return sentence.has(i)
                && !sentence.is(WordClass.DETERMINER, i)
                && (sentence.is(WordClass.AUXILIARY, i)
                        || sentence.is(WordClass.BEING, i)
                        || sentence.is(WordClass.MODAL, i)
                        || (sentence.is(WordClass.NEGATION, i) && !sentence.is(WordClass.NOBODY, i))
                        || phrases.isAdverb(i));
    }

    /** Returns whether it says that something was done. */
    boolean isAsserted() {
        return !negated && !infinitive && !modal;
    }
}
