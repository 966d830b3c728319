package io.incidentkit.runbook;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Tells a command from prose, where no mark of code does: by the tool that it begins with, and by what only commands have. */
final class CommandText {
    /** Names of tools that are no words of English. */
    private static final Set<String> TOOLS =
            words("ansible ansible-playbook apt apt-get argocd aws awk az bash btrfs ceph chef-client"
                    + " chmod chown chronyc conntrack consul crictl cqlsh ctr curl dd df dig dmesg dnf docker docker-compose du ethtool"
                    + " fdisk flux fsck fuser gcloud gdb gh git gitlab-ctl gitlab-rails grep gsutil haproxy helm htop ifconfig influx"
                    + " ionice iostat iotop ipmitool iptables istioctl java jcmd jmap journalctl jps jq jstack kafka-consumer-groups"
                    + " kafka-topics kcat kinit knife kubectl kubens ldapsearch ln logrotate ls lsblk lscpu lsof lvextend lvs mongo"
                    + " mongosh mongostat mpstat mtr mysql mysqladmin mysqldump nc ncdu netstat nft nginx nmap nmcli nohup nomad npm"
                    + " nslookup ntpq numactl oc odf openssl pgbouncer pg_basebackup pg_ctl pg_dump pg_isready pg_lsclusters"
                    + " pg_promote pg_repack pg_rewind pgrep pidstat pip pkill podman ps psql puppet pvs python python3 rabbitmqctl"
                    + " rclone redis-cli renice rm rsync ruby sar scp sed sftp smartctl sqlite3 ssh strace supervisorctl sysctl"
                    + " systemctl tar tcpdump telnet terraform terragrunt timedatectl tmux traceroute tshark ufw umount uptime"
                    + " valkey-cli vault velero vgs vmstat wget xfs_repair xargs yum zfs zpool zypper");

    /** Names of tools that are words of English as well: these need a sign that no sentence has. */
    private static final Set<String> WORDS_TOO =
            words("at cat cp crontab cut date echo export fallocate find free go head host"
                    + " ip kill killall last less make mount mv nice node ping pipenv restic route screen service sleep snap sort source"
                    + " split ss stat swap sync tail test time timeout top touch truncate watch which");

    /** Words that sentences have and commands do not. */
    private static final Set<String> PROSE =
            words("a an the is are was were be been has have had it its they them their this"
                    + " these those we you your i if when then of and or but not to does do did should can could may might must will"
                    + " would shows reports says because who there here than so too very");

    private static final Set<String> SERVICE_VERBS = words("start stop restart reload status");

    private static final Set<String> SQL_QUERIES =
            words("select show explain vacuum analyze describe desc reindex checkpoint call kill flush with");

    private static final Set<String> SQL_CHANGES = words(
            "insert update delete alter create drop truncate set reset grant revoke begin commit rollback use merge optimize");

    private static final Pattern SQL_WORD = Pattern.compile(
            "\\b(?:FROM|INTO|TABLE|INDEX|DATABASE|SYSTEM|ROLE|USER|VIEW|SLAVE|REPLICA|GLOBAL|SESSION|VALUES|WHERE|ON)\\b");
    private static final Pattern SELECT_FROM =
            Pattern.compile("(?is)(?:select|with|delete|insert)\\b.*\\b(?:from|into)\\b.*");
    private static final Pattern QUOTED = Pattern.compile("'[^']*'|\"[^\"]*\"");
    private static final Pattern SPACES = Pattern.compile("\\s+");
    private static final Pattern ASSIGNMENT = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*=\\S*");
    private static final Pattern PATH = Pattern.compile("(?:\\.{1,2}|~)?/[\\w.@%+/-]+");
    private static final Pattern SCRIPT = Pattern.compile("[\\w./-]+\\.(?:sh|py|rb|pl|ps1|bat|exe)");
    private static final Pattern CALL =
            Pattern.compile("[a-z][\\w.]*\\(.*\\)[\\w.()]*(?:\\s*(?:[<>]=?|[=!]=)\\s*[\\w.]+)?;?", Pattern.DOTALL);
    /** A query of logs or metrics that begins with what it selects by labels. */
    private static final Pattern SELECTOR =
            Pattern.compile("[a-zA-Z_:]*\\{\\s*\\w+\\s*(?:=~?|!=|!~)\\s*\"[^}]*}.*", Pattern.DOTALL);

    private static final Pattern CMDLET =
            Pattern.compile("(?:Get|Set|Start|Stop|Restart|Test|Invoke|New|Remove)-[A-Z]\\w+");
    private static final Pattern REQUEST =
            Pattern.compile("(?:GET|POST|PUT|PATCH|DELETE|HEAD) (?:/|https?://)\\S*(?:\\s.*)?");
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_.+-]*");
    private static final Pattern SYNTAX =
            Pattern.compile("(?:^|\\s)(?:-{1,2}[A-Za-z][\\w-]*|\\||&&|2>&1)(?=[\\s=]|$)|(?:^|\\s)-[A-Za-z0-9]+(?=\\s|$)"
                    // What is written into has a name of its own: "lag > 10k" compares.
                    + "|(?:^|\\s)>{1,2}\\s*(?:[/~$]|[\\w-]+\\.[A-Za-z])");
    private static final Pattern ARGUMENT = Pattern.compile("\\S*[\\w-]*[/_$=@<]\\S*|\\S*\\d\\S*|\\*\\S*");

    private CommandText() {}

    /**
     * The command that a text begins with, exactly as written.
     *
     * @param text what stands behind a colon, to the end of its paragraph
     * @return the command, without a prompt ahead and the full stop of the sentence behind it; empty if it is prose
     */
    static Optional<String> at(String text) {
        String line = text.lines().findFirst().orElse("").strip();
        if (isSql(line)) {
            return Optional.of(sql(text, line));
        }
        String bare = line.startsWith("$ ") ? line.substring(2).strip() : line;
        String command = withoutRemark(withoutFullStop(bare));
        boolean prompted = bare.length() < line.length() && !command.isEmpty();
        return prompted || isShell(command) ? Optional.of(command) : Optional.empty();
    }

    /** Whether what somebody marked as code is a command, and not a name or a value. */
    static boolean isCommand(String code) {
        String text = code.strip();
        return isSql(text) || isShell(text) || text.startsWith("$ ");
    }

    /** Whether it is a command, or the name of a tool without more. */
    static boolean isCommandOrTool(String code) {
        return isCommand(code) || TOOLS.contains(SPACES.split(code.strip(), 2)[0]);
    }

    private static boolean isSql(String line) {
        String[] words = SPACES.split(line, 2);
        String first = words[0];
        String lower = first.toLowerCase(Locale.ROOT);
        if (words.length < 2) {
            return false;
        }
        boolean isStatement = SQL_QUERIES.contains(lower) || SQL_CHANGES.contains(lower);
        if (!first.equals(lower) && first.equals(first.toUpperCase(Locale.ROOT))) {
            return SQL_QUERIES.contains(lower)
                    || (isStatement
                            && (line.contains(";") || SQL_WORD.matcher(line).find()));
        }
        boolean isQuery = SELECT_FROM.matcher(line).matches();
        boolean isEnded = line.endsWith(";");
        return isStatement
                && first.equals(lower)
                && (isEnded ? isQuery || !hasProse(words[1]) : isQuery && !hasProse(words[1]));
    }

    /** A statement goes on to its semicolon, if need be over several lines. */
    private static String sql(String text, String line) {
        int last = line.lastIndexOf(';');
        if (last >= 0) {
            return line.substring(0, last + 1);
        }
        String rest = text.strip();
        int end = rest.indexOf(';');
        return end < 0 ? withoutFullStop(line) : rest.substring(0, end + 1);
    }

    private static boolean isShell(String line) {
        if (REQUEST.matcher(line).matches()
                || CALL.matcher(line).matches()
                || SELECTOR.matcher(line).matches()) {
            return true;
        }
        List<String> words = Arrays.asList(SPACES.split(line));
        int at = 0;
        while (at < words.size()
                && (words.get(at).equals("sudo")
                        || ASSIGNMENT.matcher(words.get(at)).matches())) {
            at++;
        }
        if (at == words.size() || hasProse(line)) {
            return false;
        }
        String tool = words.get(at);
        boolean hasMore = at + 1 < words.size();
        if (CMDLET.matcher(tool).matches() || SCRIPT.matcher(tool).matches()) {
            return true;
        }
        if (PATH.matcher(tool).matches()) {
            return hasMore && !tool.endsWith("/");
        }
        if (TOOLS.contains(tool) || tool.endsWith("ctl") || tool.endsWith("-cli")) {
            return hasMore || at > 0;
        }
        boolean hasSyntax = SYNTAX.matcher(line).find();
        if (WORDS_TOO.contains(tool)) {
            return hasMore
                    && (hasSyntax
                            || words.subList(at + 1, words.size()).stream().anyMatch(CommandText::isArgument));
        }
        return (hasMore && hasSyntax && NAME.matcher(tool).matches()) || (at > 0 && hasMore);
    }

    private static boolean isArgument(String word) {
        return SERVICE_VERBS.contains(word) || ARGUMENT.matcher(word).matches();
    }

    private static boolean hasProse(String line) {
        return line.contains("](")
                || line.indexOf('`') >= 0
                || line.endsWith(":")
                || line.contains(" + ")
                || SPACES.splitAsStream(QUOTED.matcher(line).replaceAll("x"))
                        .map(word -> word.replaceFirst("[,.]$", ""))
                        .anyMatch(word -> PROSE.contains(word) || word.startsWith("("));
    }

    private static String withoutFullStop(String text) {
        boolean isStop =
                text.length() > 1 && text.endsWith(".") && Character.isLetterOrDigit(text.charAt(text.length() - 2));
        return isStop ? text.substring(0, text.length() - 1) : text;
    }

    /** A remark in brackets behind a command is for who reads it: {@code ping -c 3 db-2 (below 2 ms)}. */
    private static String withoutRemark(String text) {
        int open = text.endsWith(")") ? text.lastIndexOf(" (") : -1;
        String ahead = open < 0 ? text : text.substring(0, open).strip();
        return open > 0 && !isShell(text) && isShell(ahead) ? ahead : text;
    }

    private static Set<String> words(String list) {
        return Set.of(list.split(" "));
    }
}
