package io.incidentkit.example.guide;

import io.incidentkit.runbook.Runbooks;
import java.util.HashMap;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The runbooks that lie in a wiki whose pages the host can read. */
@Configuration(proxyBeanMethods = false)
class WikiRunbooks {

    @Bean
    Runbooks incidentRunbooks(JdbcClient wiki) {
        return Runbooks.from(() -> wiki.sql("select path, markdown from wiki_page where label = 'runbook'")
                .query(rows -> {
                    Map<String, String> pages = new HashMap<>();
                    while (rows.next()) {
                        pages.put(rows.getString("path"), rows.getString("markdown"));
                    }
                    return pages;
                }));
    }
}
