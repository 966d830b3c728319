package io.incidentkit.jdbc.database;

import java.util.Collection;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.ParameterizedPreparedStatementSetter;
import org.springframework.jdbc.core.PreparedStatementSetter;
import org.springframework.jdbc.core.ResultSetExtractor;

/**
 * Runs statements on tables in a schema of their own, or with ids that the driver does not bind as they are. Every form that is used here
 * comes down to one of these methods.
 */
@SuppressWarnings("NullAway") // JDK 17 and 25 read the bounds of Spring's type variables differently.
final class TablesTemplate extends JdbcTemplate {
    private final Tables tables;
    private final Ids ids;

    TablesTemplate(DataSource dataSource, Tables tables, Ids ids) {
        super(dataSource);
        this.tables = tables;
        this.ids = ids;
    }

    @Override
    public <T> T query(String sql, ResultSetExtractor<T> extractor) {
        return super.query(tables.sql(sql), extractor);
    }

    @Override
    public <T> T query(String sql, @Nullable PreparedStatementSetter setter, ResultSetExtractor<T> extractor) {
        return super.query(tables.sql(sql), setter, extractor);
    }

    @Override
    public int update(String sql) {
        return super.update(tables.sql(sql));
    }

    @Override
    public int update(String sql, @Nullable PreparedStatementSetter setter) {
        return super.update(tables.sql(sql), setter);
    }

    @Override
    public <T> int[][] batchUpdate(
            String sql, Collection<T> arguments, int size, ParameterizedPreparedStatementSetter<T> setter) {
        return super.batchUpdate(tables.sql(sql), arguments, size, setter);
    }

    /** Parameters that are given as a list: ids among them are as the database keeps them. */
    @Override
    protected PreparedStatementSetter newArgPreparedStatementSetter(@Nullable Object @Nullable [] arguments) {
        return super.newArgPreparedStatementSetter(
                arguments == null || ids == Ids.AS_UUID ? arguments : stored(arguments));
    }

    private @Nullable Object[] stored(@Nullable Object[] arguments) {
        @Nullable Object[] stored = arguments.clone();
        for (int i = 0; i < stored.length; i++) {
            if (stored[i] instanceof UUID id) {
                stored[i] = ids.stored(id);
            }
        }
        return stored;
    }
}
