package io.incidentkit.spring.boot.properties;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The properties of the places where a team writes runbooks, {@code incident.runbooks.<place>.*}. */
public final class RunbookPlaceProperties {
    private RunbookPlaceProperties() {}

    /** Those of GitHub. */
    public static class GitHub {
        /**
         * Repository as owner/name, whose Markdown files are runbooks; it connects GitHub.
         */
        private @Nullable String repository;

        /**
         * Folder of the runbooks, with the folders in it; unset, all of it.
         */
        private @Nullable String folder;

        /**
         * Branch, tag or commit; unset, the branch by default.
         */
        private @Nullable String ref;

        /**
         * Token that may read its contents; a public repository needs none.
         */
        private @Nullable String token;

        /**
         * Address of the API.
         */
        private URI api = URI.create("https://api.github.com");

        /** Creates properties with their defaults. */
        public GitHub() {}

        /** Returns the repository, or null for none. */
        public @Nullable String getRepository() {
            return repository;
        }

        /**
         * Sets the repository, or null for none.
         *
         * @param repository the repository, or null for none
         */
        public void setRepository(@Nullable String repository) {
            this.repository = repository;
        }

        /** Returns the folder, or null for all of it. */
        public @Nullable String getFolder() {
            return folder;
        }

        /**
         * Sets the folder, or null for all of it.
         *
         * @param folder the folder, or null for all of it
         */
        public void setFolder(@Nullable String folder) {
            this.folder = folder;
        }

        /** Returns the branch, tag or commit, or null for the one by default. */
        public @Nullable String getRef() {
            return ref;
        }

        /**
         * Sets the branch, tag or commit, or null for the one by default.
         *
         * @param ref the branch, tag or commit, or null for the one by default
         */
        public void setRef(@Nullable String ref) {
            this.ref = ref;
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

    /** Those of GitLab. */
    public static class GitLab {
        /**
         * Path of a project, such as group/name, whose Markdown files are runbooks; it connects GitLab.
         */
        private @Nullable String project;

        /**
         * Folder of the runbooks, with the folders in it; unset, all of it.
         */
        private @Nullable String folder;

        /**
         * Branch, tag or commit; HEAD is the branch by default.
         */
        private String ref = "HEAD";

        /**
         * Token that may read the repository; a public project needs none.
         */
        private @Nullable String token;

        /**
         * Address of GitLab.
         */
        private URI url = URI.create("https://gitlab.com");

        /** Creates properties with their defaults. */
        public GitLab() {}

        /** Returns the project, or null for none. */
        public @Nullable String getProject() {
            return project;
        }

        /**
         * Sets the project, or null for none.
         *
         * @param project the project, or null for none
         */
        public void setProject(@Nullable String project) {
            this.project = project;
        }

        /** Returns the folder, or null for all of it. */
        public @Nullable String getFolder() {
            return folder;
        }

        /**
         * Sets the folder, or null for all of it.
         *
         * @param folder the folder, or null for all of it
         */
        public void setFolder(@Nullable String folder) {
            this.folder = folder;
        }

        /** Returns the branch, tag or commit. */
        public String getRef() {
            return ref;
        }

        /**
         * Sets the branch, tag or commit.
         *
         * @param ref the branch, tag or commit
         */
        public void setRef(String ref) {
            this.ref = ref;
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

        /** Returns the address of GitLab. */
        public URI getUrl() {
            return url;
        }

        /**
         * Sets the address of GitLab.
         *
         * @param url the address of GitLab
         */
        public void setUrl(URI url) {
            this.url = url;
        }
    }

    /** Those of Notion. */
    public static class Notion {
        /**
         * Token of an integration that the pages are shared with; it connects Notion, with pages or a data source.
         */
        private @Nullable String token;

        /**
         * Ids of pages that are runbooks.
         */
        private List<String> pages = new ArrayList<>();

        /**
         * Id of a data source whose pages are runbooks.
         */
        private @Nullable String dataSource;

        /**
         * Address of the API.
         */
        private URI api = URI.create("https://api.notion.com");

        /** Creates properties with their defaults. */
        public Notion() {}

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

        /** Returns the id of a data source, or null for none. */
        public @Nullable String getDataSource() {
            return dataSource;
        }

        /**
         * Sets the id of a data source, or null for none.
         *
         * @param dataSource the id of a data source, or null for none
         */
        public void setDataSource(@Nullable String dataSource) {
            this.dataSource = dataSource;
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
