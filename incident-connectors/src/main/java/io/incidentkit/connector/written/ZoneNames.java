package io.incidentkit.connector.written;

import java.text.Normalizer;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneRules;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

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

    /** Large cities that no zone is named after, by the zone that each is in. */
    private static final Map<String, List<String>> OTHER_CITIES = Map.ofEntries(
            Map.entry("America/Los_Angeles", List.of("san francisco", "seattle", "san jose", "san diego", "palo alto")),
            Map.entry("America/New_York", List.of("boston", "atlanta", "miami", "philadelphia", "washington dc")),
            Map.entry("America/Chicago", List.of("austin", "dallas", "houston", "minneapolis")),
            Map.entry("America/Sao_Paulo", List.of("rio de janeiro", "curitiba")),
            Map.entry("Europe/Berlin", List.of("munich", "munchen", "hamburg", "frankfurt", "cologne", "koln")),
            Map.entry("Europe/Madrid", List.of("barcelona", "valencia")),
            Map.entry("Europe/Paris", List.of("lyon", "toulouse", "lille")),
            Map.entry("Europe/Rome", List.of("milan", "milano")),
            Map.entry("Europe/Zurich", List.of("geneva", "geneve", "bern", "basel")),
            Map.entry("Europe/Warsaw", List.of("krakow", "wroclaw", "gdansk")),
            Map.entry("Europe/London", List.of("edinburgh", "glasgow")),
            Map.entry("Asia/Jerusalem", List.of("haifa")),
            Map.entry(
                    "Asia/Kolkata",
                    List.of("bangalore", "bengaluru", "mumbai", "delhi", "new delhi", "hyderabad", "pune", "chennai")),
            Map.entry("Asia/Shanghai", List.of("beijing", "shenzhen", "hangzhou")),
            Map.entry("Asia/Tokyo", List.of("osaka")),
            Map.entry("Asia/Dubai", List.of("abu dhabi")),
            Map.entry("Australia/Sydney", List.of("canberra")),
            Map.entry("Pacific/Auckland", List.of("wellington")));

    /** Short for a city; only where the word time or brackets say so. */
    private static final Map<String, ZoneId> SHORT = Map.of(
            "sf", ZoneId.of("America/Los_Angeles"),
            "bay area", ZoneId.of("America/Los_Angeles"),
            "la", ZoneId.of("America/Los_Angeles"),
            "nyc", ZoneId.of("America/New_York"),
            "ny", ZoneId.of("America/New_York"));

    /** The last part of a zone's name where that is no city, or as often another word. */
    private static final Set<String> NO_CITIES = Set.of(
            "act",
            "canary",
            "chatham",
            "easter",
            "jersey",
            "lhi",
            "mayotte",
            "midway",
            "north",
            "nsw",
            "queensland",
            "regina",
            "south",
            "tasmania",
            "victoria",
            "wake",
            "west");

    private static final Pattern MARKS = Pattern.compile("\\p{M}");
    private static final Pattern CLOCKS = Pattern.compile("(?i)\\s+(?:standard|daylight|summer|local)$");
    private static final Pattern CITY_OF_A_CONTINENT =
            Pattern.compile("(?:Africa|America|Asia|Atlantic|Australia|Europe|Indian|Pacific)/[^/]+");
    private static final Map<String, ZoneId> CITIES = cities();

    /** Those of {@link #CITIES} by whose name nothing else can be meant. */
    private static final Map<String, ZoneId> LONE_CITIES = loneCities();

    private ZoneNames() {}

    private static Map<String, ZoneId> cities() {
        Map<String, ZoneId> cities = new HashMap<>();
        // Of a city that has two names the short one: America/Indianapolis.
        List<String> ids = ZoneId.getAvailableZoneIds().stream()
                .sorted(Comparator.comparing((String id) -> id.split("/", -1).length)
                        .thenComparing(id -> id))
                .toList();
        for (String id : ids) {
            String city = id.substring(id.lastIndexOf('/') + 1);
            if (COUNTRIES.contains(id) || CONTINENTS.contains(id.substring(0, Math.max(0, id.indexOf('/'))))) {
                cities.putIfAbsent(bare(city), ZoneId.of(id));
            }
        }
        OTHER_CITIES.forEach((id, names) -> names.forEach(name -> cities.putIfAbsent(name, ZoneId.of(id))));
        return cities;
    }

    private static Map<String, ZoneId> loneCities() {
        Map<String, Set<ZoneRules>> rules = ZoneId.getAvailableZoneIds().stream()
                .collect(Collectors.groupingBy(
                        ZoneNames::lastPart,
                        Collectors.mapping(id -> ZoneId.of(id).getRules(), Collectors.toSet())));
        return CITIES.entrySet().stream()
                .filter(city -> !NO_CITIES.contains(city.getKey())
                        && CITY_OF_A_CONTINENT.matcher(city.getValue().getId()).matches()
                        && rules.getOrDefault(lastPart(city.getValue().getId()), Set.of())
                                        .size()
                                == 1)
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static String lastPart(String id) {
        return id.substring(id.lastIndexOf('/') + 1);
    }

    /** Finds the zone that a word stands for by itself, such as Eastern. */
    static Optional<ZoneId> ofWord(String words) {
        return Optional.ofNullable(WORDS.get(bare(words)));
    }

    /** Finds the zone of a word or of a city, such as Berlin, where a time is spoken of. */
    static Optional<ZoneId> ofPlace(String words) {
        return ofWord(words)
                .or(() -> Optional.ofNullable(CITIES.get(bare(words))))
                .or(() -> Optional.ofNullable(SHORT.get(bare(words))));
    }

    /** Finds the zone of a city that no other zone's name ends with, and that is hardly another word. */
    static Optional<ZoneId> ofCity(String words) {
        return Optional.ofNullable(LONE_CITIES.get(bare(words)));
    }

    private static String bare(String words) {
        String marked = Normalizer.normalize(words.strip(), Normalizer.Form.NFD);
        String named = MARKS.matcher(marked).replaceAll("").replace('_', ' ');
        return CLOCKS.matcher(named).replaceAll("").toLowerCase(Locale.ROOT);
    }
}
