package io.incidentkit.blameless.english;

import io.incidentkit.blameless.BlameFinding;
import io.incidentkit.blameless.BlamelessCheck;
import io.incidentkit.commander.Person;
import java.util.Collection;
import java.util.List;

/**
 * The blameless check of English texts.
 *
 * <p>A person who acted ("Ada rolled back the deploy") is fine, and so is a system that failed ("the deploy script
 * failed to validate"). Blame is the two together: a person or a role as the one who forgot, failed to, should have, did
 * the wrong thing or was the cause. What the writers say of themselves as "we" is blame where it is a lapse ("we forgot"),
 * not where it says what was missing ("we had no alert"). Who undoes a thing did not do what it did ("rolled back the release
 * that caused it"), and who does harm for an end that helps is not blamed ("took the node down to replace its disk"). Code, addresses and quoted blocks are not read.
 *
 * <p>The check reads the form of sentences and no meaning. It knows the given people by their login names and the parts of
 * these, and others by the form of their names. Immutable and thread-safe.
 */
public final class EnglishBlamelessCheck implements BlamelessCheck {
    private static final EnglishBlamelessCheck STANDARD = new EnglishBlamelessCheck();

    private EnglishBlamelessCheck() {}

    /** Returns the check, always the same one. */
    public static EnglishBlamelessCheck standard() {
        return STANDARD;
    }

    @Override
    public List<BlameFinding> findings(String text, Collection<Person> people) {
        return new TextAnalysis(text, new PersonNames(people)).findings();
    }
}
