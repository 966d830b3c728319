package io.incidentkit.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.stream.Collectors;

/** The databases that are supported. */
enum Platform {
    /** PostgreSQL. */
    POSTGRESQL("PostgreSQL", "postgresql", Moments.WITH_OFFSET),
    /** MariaDB. */
    MARIADB("MariaDB", "mariadb", Moments.IN_UTC),
    /** H2. */
    H2("H2", "h2", Moments.WITH_OFFSET);

    private final String product;
    private final String code;
    private final Moments moments;

    Platform(String product, String code, Moments moments) {
        this.product = product;
        this.code = code;
        this.moments = moments;
    }

    /** The name of the folder that holds the platform's scripts. */
    String code() {
        return code;
    }

    /** How it keeps moments. */
    Moments moments() {
        return moments;
    }

    /**
     * Asks a connection which database it speaks to.
     *
     * @throws IllegalArgumentException if the database is not supported
     */
    static Platform of(Connection connection) throws SQLException {
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
