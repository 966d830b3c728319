package io.incidentkit.connector.written;

import java.time.ZoneId;

/**
 * A city alone behind a time: its zone, or where something happened. Only what stands around it tells.
 *
 * @param name the city as it is written
 * @param zone the zone of the city
 * @param isAloof whether what follows it speaks rather of the city, as behind a colon or a comma
 * @param written the time with the city, as it is written
 * @param rest the text behind both
 */
public record CityBehind(String name, ZoneId zone, boolean isAloof, String written, String rest) {
    CityBehind in(String nowWritten, String nowRest) {
        return new CityBehind(name, zone, isAloof, nowWritten, nowRest);
    }
}
