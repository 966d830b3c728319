package io.incidentkit.blameless.english;

import io.incidentkit.blameless.BlameFinding;
import io.incidentkit.blameless.BlamelessCheck;
import io.incidentkit.commander.Person;
import io.incidentkit.markdown.MarkdownProse;
import io.incidentkit.text.Whitespace;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
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
 * <p>Where no form of a sentence says so, words that are hardly ever said of a person who merely acted are blame beside one.
 *
 * <p>Where not even those stand, a sentence about somebody can be a reproach by its whole wording: mockery, images, a comparison. What
 * that sounds like is learned from labelled sentences.
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

    /** The analysis of one text: its sentences, and what the detectors find in them. */
    private static final class TextAnalysis {
        private static final int UNDONE_WORDS = 12;

        private static final List<BlameCandidate.Detector> DETECTORS = List.of(
                new SlipDetector(),
                new BeliefDetector(),
                new OmissionDetector(),
                new HindsightDetector(),
                new ComparisonDetector(),
                new JudgementDetector(),
                new ActDetector(),
                new TargetDetector(),
                new TargetDetector.Manner(),
                new ConsequenceDetector(),
                new ShortcomingDetector(),
                new FaultDetector(),
                new AdmissionDetector(),
                new IdiomDetector(),
                new CauseDetector(),
                new OwnedChangeDetector());

        /** Asked where those that know what the sentence is built like find nothing. */
        private static final List<BlameCandidate.Detector> LAST = List.of(new ReproachDetector());

        /** Asked where those find nothing either. */
        private static final List<BlameCandidate.Detector> TONE = List.of(new ToneDetector());

        private final String text;
        private final List<Sentence> sentences;
        private final PersonNames names;

        TextAnalysis(String text, PersonNames known) {
            this.text = text;
            this.sentences = MarkdownProse.read(text).stream()
                    .flatMap(prose -> Sentence.Reader.read(prose).stream())
                    .toList();
            this.names = known.with(sentences);
        }

        /** Returns what blames, sentence by sentence. */
        List<BlameFinding> findings() {
            List<BlameFinding> findings = new ArrayList<>();
            for (Sentence sentence : sentences) {
                List<BlameCandidate> found = distinct(candidates(sentence));
                String written = found.isEmpty() ? "" : written(sentence);
                found.forEach(each -> findings.add(finding(sentence, written, each)));
            }
            return findings;
        }

        private List<BlameCandidate> candidates(Sentence sentence) {
            ParsedSentence parsed = ParsedSentence.of(sentence, names);
            List<BlameCandidate> found = candidates(parsed, DETECTORS);
            boolean uncertain = found.stream().anyMatch(each -> each.pattern().isOfTone());
            if (uncertain && ToneDetector.isFriendly(parsed)) {
                found.removeIf(each -> each.pattern().isOfTone());
            }
            if (found.isEmpty()) {
                found = candidates(parsed, LAST);
                if (!found.isEmpty() && ToneDetector.isFriendly(parsed)) {
                    return List.of();
                }
            }
            return found.isEmpty() ? candidates(parsed, TONE) : found;
        }

        private static List<BlameCandidate> candidates(ParsedSentence parsed, List<BlameCandidate.Detector> detectors) {
            List<BlameCandidate> found = new ArrayList<>();
            for (int i = 0; i < parsed.sentence().size(); i++) {
                for (BlameCandidate.Detector detector : detectors) {
                    detector.look(parsed, i, each -> {
                        if (!parsed.isDisowned(each)) {
                            found.add(each);
                        }
                    });
                }
            }
            return found;
        }

        /** Those that share words become one. */
        private static List<BlameCandidate> distinct(List<BlameCandidate> found) {
            List<BlameCandidate> sorted = new ArrayList<>(found);
            sorted.sort(Comparator.comparingInt(BlameCandidate::from));
            List<BlameCandidate> kept = new ArrayList<>();
            for (BlameCandidate each : sorted) {
                int last = kept.size() - 1;
                if (last < 0 || !kept.get(last).overlaps(each)) {
                    kept.add(each);
                } else {
                    kept.set(last, kept.get(last).with(each));
                }
            }
            return kept;
        }

        private BlameFinding finding(Sentence sentence, String written, BlameCandidate candidate) {
            int start = sentence.at(candidate.from()).start();
            int end = sentence.at(candidate.to()).end();
            return new BlameFinding(
                    written,
                    text.substring(start, end),
                    start,
                    end,
                    candidate.kind(),
                    candidate.pattern().reason(candidate.kind()),
                    candidate.pattern().suggestion(undone(sentence, candidate.undone())));
        }

        /** The sentence with the mark that ends it. */
        private String written(Sentence sentence) {
            int end = sentence.at(sentence.size() - 1).end();
            while (end < text.length() && ".!?)\"'".indexOf(text.charAt(end)) >= 0) {
                end++;
            }
            return text.substring(sentence.at(0).start(), end);
        }

        private String undone(Sentence sentence, int from) {
            if (from < 0) {
                return "";
            }
            int to = from;
            while (to < from + UNDONE_WORDS
                    && sentence.has(to)
                    && !sentence.isEdge(to)
                    && !sentence.isForm(to, Token.Form.COMMA)
                    && !sentence.is(WordClass.SUBORDINATOR, to)
                    && !sentence.is(WordClass.COORDINATOR, to)) {
                to++;
            }
            boolean cut = sentence.has(to) && to == from + UNDONE_WORDS;
            return to == from || cut
                    ? ""
                    : Whitespace.single(text.substring(
                            sentence.at(from).start(), sentence.at(to - 1).end()));
        }
    }
}
