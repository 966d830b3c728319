package io.incidentkit.connector.written;

import java.text.Normalizer;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The words by which people name a zone: parts of a country, languages of clocks, and the cities of the tz database. */
final class ZoneNames {
    private static final Set<String> CONTINENTS = Set.of(
            "Africa",
            "America",
            "Antarctica",
            "Arctic",
            "Asia",
            "Atlantic",
            "Australia",
            "Europe",
            "Indian",
            "Pacific",
            "US");

    /** Countries with one zone, by which the tz database calls it too. */
    private static final Set<String> COUNTRIES = Set.of(
            "Cuba",
            "Egypt",
            "Iceland",
            "Iran",
            "Israel",
            "Jamaica",
            "Japan",
            "Poland",
            "Portugal",
            "Singapore",
            "Turkey");

    private static final Map<String, ZoneId> WORDS = Map.ofEntries(
            Map.entry("eastern", ZoneId.of("America/New_York")),
            Map.entry("us eastern", ZoneId.of("America/New_York")),
            Map.entry("central", ZoneId.of("America/Chicago")),
            Map.entry("us central", ZoneId.of("America/Chicago")),
            Map.entry("mountain", ZoneId.of("America/Denver")),
            Map.entry("us mountain", ZoneId.of("America/Denver")),
            Map.entry("pacific", ZoneId.of("America/Los_Angeles")),
            Map.entry("us pacific", ZoneId.of("America/Los_Angeles")),
            Map.entry("central european", ZoneId.of("Europe/Berlin")),
            Map.entry("eastern european", ZoneId.of("Europe/Helsinki")),
            Map.entry("western european", ZoneId.of("Europe/Lisbon")),
            Map.entry("german", ZoneId.of("Europe/Berlin")),
            Map.entry("british", ZoneId.of("Europe/London")),
            Map.entry("uk", ZoneId.of("Europe/London")),
            Map.entry("indian", ZoneId.of("Asia/Kolkata")),
            Map.entry("india", ZoneId.of("Asia/Kolkata")),
            Map.entry("japan", ZoneId.of("Asia/Tokyo")),
            Map.entry("australian eastern", ZoneId.of("Australia/Sydney")),
            Map.entry("greenwich mean", ZoneOffset.UTC),
            Map.entry("universal", ZoneOffset.UTC),
            Map.entry("coordinated universal", ZoneOffset.UTC),
            Map.entry("zulu", ZoneOffset.UTC));

    private static final Map<String, ZoneId> CITIES = cities();

    private ZoneNames() {}

    private static Map<String, ZoneId> cities() {
        Map<String, ZoneId> cities = new HashMap<>();
        for (String id : new TreeSet<>(ZoneId.getAvailableZoneIds())) {
            String city = id.substring(id.lastIndexOf('/') + 1);
            if (COUNTRIES.contains(id) || CONTINENTS.contains(id.substring(0, Math.max(0, id.indexOf('/'))))) {
                cities.putIfAbsent(bare(city), ZoneId.of(id));
            }
        }
        return cities;
    }

    /** Finds the zone that a word stands for by itself, such as Eastern. */
    static Optional<ZoneId> ofWord(String words) {
        return Optional.ofNullable(WORDS.get(bare(words)));
    }

    /** Finds the zone of a word or of a city, such as Berlin, where a time is spoken of. */
    static Optional<ZoneId> ofPlace(String words) {
        return ofWord(words).or(() -> Optional.ofNullable(CITIES.get(bare(words))));
    }

    private static String bare(String words) {
        return Normalizer.normalize(words.strip(), Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .replace('_', ' ')
                .replaceAll("(?i)\\s+(?:standard|daylight|summer|local)$", "")
                .toLowerCase(Locale.ROOT);
    }
}
