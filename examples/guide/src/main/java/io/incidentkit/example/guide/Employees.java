package io.incidentkit.example.guide;

import io.incidentkit.commander.Directory;
import io.incidentkit.commander.KnownPerson;
import io.incidentkit.commander.Person;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The people of the company, with their other names. */
@Configuration(proxyBeanMethods = false)
class Employees {

    @Bean
    Directory incidentDirectory(JdbcClient database) {
        return Directory.of(database.sql("select login, name, team, mail, chat_id from employee")
                .query((row, number) -> new KnownPerson(
                        new Person(row.getString("login")),
                        row.getString("name"),
                        row.getString("team"),
                        row.getString("mail"),
                        List.of(row.getString("chat_id"))))
                .list());
    }
}
