package io.incidentkit.jdbc.database;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** The databases that are supported. */
public enum Platform {
    /** PostgreSQL. */
    POSTGRESQL("PostgreSQL", "postgresql", Moments.WITH_OFFSET_AS_TEXT, Ids.AS_UUID, "current_timestamp"),
    /** MariaDB. */
    MARIADB("MariaDB", "mariadb", Moments.IN_UTC, Ids.AS_UUID, "utc_timestamp(6)"),
    /** MySQL. */
    MYSQL("MySQL", "mysql", Moments.IN_UTC, Ids.AS_BYTES, "utc_timestamp(6)"),
    /** H2. */
    H2("H2", "h2", Moments.WITH_OFFSET, Ids.AS_UUID, "current_timestamp");

    private final String product;
    private final String code;
    private final Moments moments;
    private final Ids ids;
    private final String now;

    Platform(String product, String code, Moments moments, Ids ids, String now) {
        this.product = product;
        this.code = code;
        this.moments = moments;
        this.ids = ids;
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

    /** How it keeps the ids of incidents. */
    public Ids ids() {
        return ids;
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
        DatabaseMetaData about = connection.getMetaData();
        String product = about.getDatabaseProductName();
        requireOwnDriver(product, about);
        return Arrays.stream(values())
                .filter(platform -> platform.product.equals(product))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException("The database is " + product + "; supported are " + supported()));
    }

    /** A driver of MySQL takes MariaDB for MySQL, which knows no such collation as the scripts of MySQL have, and binds ids in another way. */
    private static void requireOwnDriver(String product, DatabaseMetaData about) throws SQLException {
        if (product.equals(MYSQL.product)
                && about.getDatabaseProductVersion().toLowerCase(Locale.ROOT).contains("mariadb")) {
            throw new IllegalArgumentException(
                    "The database is MariaDB, and the driver is one of MySQL; use MariaDB's own driver");
        }
    }

    private static String supported() {
        return Arrays.stream(values()).map(platform -> platform.product).collect(Collectors.joining(", "));
    }
}
