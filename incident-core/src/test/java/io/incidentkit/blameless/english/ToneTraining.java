package io.incidentkit.blameless.english;

import io.incidentkit.markdown.MarkdownProse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Learns the weights of {@link Lexicon.Tone} from sentences that are known to blame or not: a logistic regression whose features count the
 * more the more often they stand on one side only. The same sentences give the same weights.
 */
final class ToneTraining {
    private static final int ROUNDS = 80;
    private static final double STEP = 0.5;
    private static final double DECAY = 1;
    private static final double SCALE = 6;
    private static final double UNIT = 1000;
    private static final int LEAST = 2;

    /** A sentence, its label, and how much it counts. */
    record Example(Set<String> features, boolean blames, double weight) {}

    private final List<Example> examples = new ArrayList<>();
    private final Set<String> dictionary = new HashSet<>();

    /** Adds a line whose features may become weights; its sentences count as one. */
    void learn(String line, boolean blames, double weight) {
        Set<String> features = new HashSet<>();
        sentences(line).values().forEach(features::addAll);
        dictionary.addAll(features);
        examples.add(new Example(features, blames, weight));
    }

    /**
     * Adds the sentences of a text that is harmless. They have no say in what has a weight, so that nothing of them stands in the
     * file of the weights.
     */
    void harmless(String text, Predicate<String> except, double weight) {
        sentences(text).forEach((sentence, features) -> {
            if (!except.test(sentence)) {
                examples.add(new Example(features, false, weight));
            }
        });
    }

    private static Map<String, Set<String>> sentences(String text) {
        List<Sentence> sentences = MarkdownProse.read(text).stream()
                .flatMap(prose -> Sentence.Reader.read(prose).stream())
                .toList();
        PersonNames names = new PersonNames(List.of()).with(sentences);
        Map<String, Set<String>> found = new LinkedHashMap<>();
        for (Sentence sentence : sentences) {
            if (sentence.size() > 0) {
                String written = text.substring(
                        sentence.at(0).start(), sentence.at(sentence.size() - 1).end());
                Set<String> features = found.computeIfAbsent(written, any -> new HashSet<>());
                ToneDetector.Features.of(ParsedSentence.of(sentence, names)).forEach(features::addAll);
            }
        }
        return found;
    }

    /** Returns the weights in thousandths, without those that hardly count. */
    Map<String, Integer> weights(int most) {
        Map<String, Integer> all = weights(frequent());
        List<Map.Entry<String, Integer>> sorted = new ArrayList<>(all.entrySet());
        sorted.removeIf(each -> each.getKey().equals(Lexicon.Tone.BIAS));
        sorted.sort((one, other) -> Integer.compare(Math.abs(other.getValue()), Math.abs(one.getValue())));
        return weights(
                sorted.stream().limit(most).map(Map.Entry::getKey).sorted().toList());
    }

    private List<String> frequent() {
        Map<String, Integer> counts = new TreeMap<>();
        for (Example each : examples) {
            each.features().stream().filter(dictionary::contains).forEach(name -> counts.merge(name, 1, Integer::sum));
        }
        counts.values().removeIf(count -> count < LEAST);
        return List.copyOf(counts.keySet());
    }

    private Map<String, Integer> weights(Collection<String> names) {
        Map<String, Integer> places = new TreeMap<>();
        names.forEach(name -> places.put(name, places.size()));
        int[][] rows = examples.stream()
                .map(each -> each.features().stream()
                        .filter(places::containsKey)
                        .mapToInt(places::get)
                        .sorted()
                        .toArray())
                .toArray(int[][]::new);
        double[] sides = sides(rows, places.size());
        double[] weights = new double[places.size()];
        double bias = descend(rows, sides, weights);
        Map<String, Integer> found = new TreeMap<>();
        places.forEach(
                (name, place) -> found.put(name, (int) Math.round(weights[place] * sides[place] * SCALE * UNIT)));
        found.put(Lexicon.Tone.BIAS, (int) Math.round(bias * UNIT));
        return found;
    }

    /** How far a feature stands on one side: half of it for all alike, half by the log of the ratio. */
    private double[] sides(int[][] rows, int size) {
        double[] blaming = new double[size];
        double[] harmless = new double[size];
        Arrays.fill(blaming, 1);
        Arrays.fill(harmless, 1);
        for (int i = 0; i < rows.length; i++) {
            Example example = examples.get(i);
            for (int place : rows[i]) {
                (example.blames() ? blaming : harmless)[place] += example.weight();
            }
        }
        double all = Arrays.stream(blaming).sum();
        double none = Arrays.stream(harmless).sum();
        double[] sides = new double[size];
        for (int place = 0; place < size; place++) {
            sides[place] = 0.5 + 0.5 * Math.abs(Math.log((blaming[place] / all) / (harmless[place] / none)));
        }
        return sides;
    }

    /** Goes down the slope of the error, each weight by steps of its own that get smaller. */
    private double descend(int[][] rows, double[] sides, double[] weights) {
        double[] steps = new double[weights.length];
        Arrays.fill(steps, 1e-8);
        double bias = 0;
        double biasSteps = 1e-8;
        for (int round = 0; round < ROUNDS; round++) {
            double[] slope = new double[weights.length];
            double biasSlope = 0;
            for (int i = 0; i < rows.length; i++) {
                double scale = SCALE / Math.sqrt(Math.max(1, rows[i].length));
                double sum = bias;
                for (int place : rows[i]) {
                    sum += weights[place] * sides[place] * scale;
                }
                Example example = examples.get(i);
                double error = (1 / (1 + Math.exp(-sum)) - (example.blames() ? 1 : 0)) * example.weight();
                biasSlope += error;
                for (int place : rows[i]) {
                    slope[place] += error * sides[place] * scale;
                }
            }
            for (int place = 0; place < weights.length; place++) {
                double down = slope[place] + DECAY * weights[place];
                steps[place] += down * down;
                weights[place] -= STEP * down / Math.sqrt(steps[place]);
            }
            biasSteps += biasSlope * biasSlope;
            bias -= STEP * biasSlope / Math.sqrt(biasSteps);
        }
        return bias;
    }
}
