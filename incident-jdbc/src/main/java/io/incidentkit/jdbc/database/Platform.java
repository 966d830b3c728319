package io.incidentkit.jdbc.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.stream.Collectors;

/** The databases that are supported. */
public enum Platform {
    /** PostgreSQL. */
    POSTGRESQL("PostgreSQL", "postgresql", Moments.WITH_OFFSET_AS_TEXT, "current_timestamp"),
    /** MariaDB. */
    MARIADB("MariaDB", "mariadb", Moments.IN_UTC, "utc_timestamp(6)"),
    /** H2. */
    H2("H2", "h2", Moments.WITH_OFFSET, "current_timestamp");

    private final String product;
    private final String code;
    private final Moments moments;
    private final String now;

    Platform(String product, String code, Moments moments, String now) {
        this.product = product;
        this.code = code;
        this.moments = moments;
        this.now = now;
    }

    /** The name of the folder that holds the platform's scripts. */
    public String code() {
        return code;
    }

    /** How it keeps moments. */
    public Moments moments() {
        return moments;
    }

    /** Its words for the moment of a statement, as it keeps moments. */
    public String now() {
        return now;
    }

    /**
     * Asks a connection which database it speaks to.
     *
     * @throws IllegalArgumentException if the database is not supported
     */
    public static Platform of(Connection connection) throws SQLException {
        String product = connection.getMetaData().getDatabaseProductName();
        return Arrays.stream(values())
                .filter(platform -> platform.product.equals(product))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException("The database is " + product + "; supported are " + supported()));
    }

    private static String supported() {
        return Arrays.stream(values()).map(platform -> platform.product).collect(Collectors.joining(", "));
    }
}
