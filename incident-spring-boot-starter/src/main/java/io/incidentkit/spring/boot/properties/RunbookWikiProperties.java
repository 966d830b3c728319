package io.incidentkit.spring.boot.properties;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The properties of the wikis where a team writes runbooks, {@code incident.runbooks.<wiki>.*}. */
public final class RunbookWikiProperties {
    private RunbookWikiProperties() {}

    /** Those of Confluence Cloud. */
    public static class Confluence {
        /**
         * Address of the site's wiki, such as https://acme.atlassian.net/wiki; it connects Confluence, and takes jsoup.
         */
        private @Nullable URI url;

        /**
         * E-mail of the account that reads the pages.
         */
        private @Nullable String user;

        /**
         * API token of that account.
         */
        private @Nullable String token;

        /**
         * Ids of pages that are runbooks.
         */
        private List<String> pages = new ArrayList<>();

        /**
         * Id of a space whose pages are runbooks; a number, not its key.
         */
        private @Nullable String space;

        /** Creates properties with their defaults. */
        public Confluence() {}

        /** Returns the address of the wiki, or null for none. */
        public @Nullable URI getUrl() {
            return url;
        }

        /**
         * Sets the address of the wiki, or null for none.
         *
         * @param url the address of the wiki, or null for none
         */
        public void setUrl(@Nullable URI url) {
            this.url = url;
        }

        /** Returns the e-mail of the account, or null for none. */
        public @Nullable String getUser() {
            return user;
        }

        /**
         * Sets the e-mail of the account, or null for none.
         *
         * @param user the e-mail of the account, or null for none
         */
        public void setUser(@Nullable String user) {
            this.user = user;
        }

        /** Returns the token, or null for none. */
        public @Nullable String getToken() {
            return token;
        }

        /**
         * Sets the token, or null for none.
         *
         * @param token the token, or null for none
         */
        public void setToken(@Nullable String token) {
            this.token = token;
        }

        /** Returns the ids of pages. */
        public List<String> getPages() {
            return pages;
        }

        /**
         * Sets the ids of pages.
         *
         * @param pages the ids of pages
         */
        public void setPages(List<String> pages) {
            this.pages = pages;
        }

        /** Returns the id of a space, or null for none. */
        public @Nullable String getSpace() {
            return space;
        }

        /**
         * Sets the id of a space, or null for none.
         *
         * @param space the id of a space, or null for none
         */
        public void setSpace(@Nullable String space) {
            this.space = space;
        }
    }

    /** Those of Slab. */
    public static class Slab {
        /**
         * Token of the organization, which is sent as it is set; it connects Slab.
         */
        private @Nullable String token;

        /**
         * Ids of posts that are runbooks.
         */
        private List<String> pages = new ArrayList<>();

        /**
         * Id of a topic whose posts are runbooks.
         */
        private @Nullable String topic;

        /**
         * Address of the API.
         */
        private URI api = URI.create("https://api.slab.com/v1/graphql");

        /** Creates properties with their defaults. */
        public Slab() {}

        /** Returns the token, or null for none. */
        public @Nullable String getToken() {
            return token;
        }

        /**
         * Sets the token, or null for none.
         *
         * @param token the token, or null for none
         */
        public void setToken(@Nullable String token) {
            this.token = token;
        }

        /** Returns the ids of posts. */
        public List<String> getPages() {
            return pages;
        }

        /**
         * Sets the ids of posts.
         *
         * @param pages the ids of posts
         */
        public void setPages(List<String> pages) {
            this.pages = pages;
        }

        /** Returns the id of a topic, or null for none. */
        public @Nullable String getTopic() {
            return topic;
        }

        /**
         * Sets the id of a topic, or null for none.
         *
         * @param topic the id of a topic, or null for none
         */
        public void setTopic(@Nullable String topic) {
            this.topic = topic;
        }

        /** Returns the address of the API. */
        public URI getApi() {
            return api;
        }

        /**
         * Sets the address of the API.
         *
         * @param api the address of the API
         */
        public void setApi(URI api) {
            this.api = api;
        }
    }
}
