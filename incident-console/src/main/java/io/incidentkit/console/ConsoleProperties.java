package io.incidentkit.console;

import io.incidentkit.console.page.ConsolePath;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** The properties {@code incident.console.*}. */
@ConfigurationProperties("incident.console")
public class ConsoleProperties {
    /**
     * Whether the console's pages are served.
     */
    private boolean enabled;

    /**
     * Path under which the pages are served. It begins with a slash and does not end with one.
     */
    private String path = ConsolePath.STANDARD;

    /**
     * Name of the console, at the head of each page.
     */
    private String title = "Incidents";

    /**
     * Address of a logo on this host, such as /logo.svg, in place of the console's own sign.
     */
    private String logo = "";

    /**
     * Address at which people log in, such as /login. Empty: a page says that they have to, and leads nowhere.
     */
    private String loginUrl = "";

    /**
     * Address to which a form is sent that logs people out, such as /logout. Empty: there is no such button.
     */
    private String logoutUrl = "";

    /**
     * Links to other pages of the host, at the head of each page, by their names.
     */
    private Map<String, String> links = new LinkedHashMap<>();

    /**
     * Colours by the names of the console's variables, such as accent. In place of one value, light and dark can be given, with a slash between.
     */
    private Map<String, String> colors = new LinkedHashMap<>();

    /**
     * Base names of bundles of the host that say the texts of the pages otherwise, or in another language.
     */
    private List<String> messages = new ArrayList<>();

    /**
     * Whether a store without any incident is filled at the start with an invented quarter, to look around. Not where a channel is connected that tells people.
     */
    private boolean demo;

    /** Creates properties with their defaults. */
    public ConsoleProperties() {}

    /** Returns whether the pages are served. */
    public boolean isEnabled() {
        return enabled;
    }

    /**
     * Sets whether the pages are served.
     *
     * @param enabled true to serve them
     */
    public void setEnabled(boolean enabled) {
        this.enabled = enabled;
    }

    /** Returns the path of the pages. */
    public String getPath() {
        return path;
    }

    /**
     * Sets the path of the pages.
     *
     * @param path a path that begins with a slash and does not end with one
     */
    public void setPath(String path) {
        this.path = ConsolePath.checked(path);
    }

    /** Returns the console's name. */
    public String getTitle() {
        return title;
    }

    /**
     * Sets the console's name.
     *
     * @param title the name
     */
    public void setTitle(String title) {
        this.title = title;
    }

    /** Returns the address of the logo; empty for the console's own. */
    public String getLogo() {
        return logo;
    }

    /**
     * Sets the address of the logo.
     *
     * @param logo an address on this host
     */
    public void setLogo(String logo) {
        this.logo = logo;
    }

    /** Returns the address at which people log in; empty if the console leads to none. */
    public String getLoginUrl() {
        return loginUrl;
    }

    /**
     * Sets the address at which people log in.
     *
     * @param loginUrl an address of the host
     */
    public void setLoginUrl(String loginUrl) {
        this.loginUrl = loginUrl;
    }

    /** Returns the address that logs people out; empty if there is no button for it. */
    public String getLogoutUrl() {
        return logoutUrl;
    }

    /**
     * Sets the address that logs people out.
     *
     * @param logoutUrl an address of the host, to which a form is sent
     */
    public void setLogoutUrl(String logoutUrl) {
        this.logoutUrl = logoutUrl;
    }

    /** Returns links to other pages, by their names. */
    public Map<String, String> getLinks() {
        return links;
    }

    /**
     * Sets links to other pages.
     *
     * @param links addresses by names
     */
    public void setLinks(Map<String, String> links) {
        this.links = links;
    }

    /** Returns colours, by the names of variables. */
    public Map<String, String> getColors() {
        return colors;
    }

    /**
     * Sets colours.
     *
     * @param colors colours by the names of variables
     */
    public void setColors(Map<String, String> colors) {
        this.colors = colors;
    }

    /** Returns the base names of the host's bundles. */
    public List<String> getMessages() {
        return messages;
    }

    /**
     * Sets the base names of the host's bundles.
     *
     * @param messages base names such as {@code i18n/incidents}
     */
    public void setMessages(List<String> messages) {
        this.messages = messages;
    }

    /** Returns whether an empty store is filled with an invented quarter. */
    public boolean isDemo() {
        return demo;
    }

    /**
     * Sets whether an empty store is filled with an invented quarter.
     *
     * @param demo true to fill it
     */
    public void setDemo(boolean demo) {
        this.demo = demo;
    }
}
