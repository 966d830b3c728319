package io.incidentkit.jdbc;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** Passes everything on, and knows what was opened, what was sent, and what was left open. It can break down. */
final class WatchedDataSource extends DelegatingDataSource {
    private final Set<Object> open = ConcurrentHashMap.newKeySet();
    private final List<String> sent = new ArrayList<>();
    private volatile boolean down;
    private final AtomicBoolean losesCommit = new AtomicBoolean();
    private int statements;
    private int interruptedStatement = -1;
    private Runnable interruption = () -> {};

    WatchedDataSource(DataSource target) {
        super(target);
    }

    /** The next commit gets to the database, and its answer not back. */
    void loseTheAnswerToTheNextCommit() {
        losesCommit.set(true);
    }

    /** Something else happens before the statement of this number is made. */
    void beforeStatement(int number, Runnable what) {
        interruptedStatement = number;
        interruption = what;
    }

    /** How many statements were made. */
    int statements() {
        return statements;
    }

    void goDown() {
        down = true;
    }

    /** Connections and statements that were opened and not closed. */
    Set<Object> leftOpen() {
        return Set.copyOf(open);
    }

    /** What went to the database, since the last time it was asked: statements, commits and rollbacks. */
    List<String> sent() {
        List<String> since = List.copyOf(sent);
        sent.clear();
        return since;
    }

    @Override
    public Connection getConnection() throws SQLException {
        if (down) {
            throw new SQLException("The network is gone", "08001");
        }
        return watched(super.getConnection(), Connection.class);
    }

    private <T> T watched(T target, Class<T> type) {
        Object proxy =
                Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] {type}, (self, method, args) -> {
                    switch (method.getName()) {
                        case "equals" -> {
                            return self == args[0];
                        }
                        case "hashCode" -> {
                            return System.identityHashCode(self);
                        }
                        case "close" -> open.remove(self);
                        case "commit", "rollback", "execute", "executeQuery", "executeUpdate", "executeBatch" ->
                            sent.add(method.getName());
                        case "prepareStatement", "createStatement" -> {
                            if (++statements == interruptedStatement) {
                                interruption.run();
                            }
                        }
                        default -> {}
                    }
                    try {
                        Object result = method.invoke(target, args);
                        if (method.getName().equals("commit") && losesCommit.compareAndSet(true, false)) {
                            throw new SQLException("The network is gone", "08006");
                        }
                        if (result instanceof PreparedStatement statement) {
                            return watched(statement, PreparedStatement.class);
                        }
                        return result instanceof Statement statement ? watched(statement, Statement.class) : result;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
        open.add(proxy);
        return type.cast(proxy);
    }
}
