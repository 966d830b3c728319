package io.incidentkit.connector.slack;

import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.websocket.CloseReason;
import jakarta.websocket.CloseReason.CloseCodes;
import jakarta.websocket.DeploymentException;
import jakarta.websocket.Endpoint;
import jakarta.websocket.EndpointConfig;
import jakarta.websocket.MessageHandler;
import jakarta.websocket.PongMessage;
import jakarta.websocket.Session;
import jakarta.websocket.server.ServerContainer;
import jakarta.websocket.server.ServerEndpointConfig;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.servlets.DefaultServlet;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.websocket.server.WsSci;

/** A real server of WebSockets on loopback, Tomcat's: it gives out each connection, and what comes through it. */
final class SocketServer implements AutoCloseable {
    private static final int PATIENCE_SECONDS = 20;
    private static final Logger TOMCAT = Logger.getLogger("org.apache");

    private final Tomcat tomcat = new Tomcat();
    private final BlockingQueue<Connection> connections = new LinkedBlockingQueue<>();

    /** A connection. */
    static final class Connection {
        private final Session session;
        private final BlockingQueue<String> texts = new LinkedBlockingQueue<>();
        private final BlockingQueue<String> pongs = new LinkedBlockingQueue<>();
        private final BlockingQueue<Integer> ends = new LinkedBlockingQueue<>();

        Connection(Session session) {
            this.session = session;
        }

        void send(String text) throws IOException {
            session.getBasicRemote().sendText(text);
        }

        /** In parts, as long texts come. */
        void sendInParts(String text) throws IOException {
            int half = text.length() / 2;
            session.getBasicRemote().sendText(text.substring(0, half), false);
            session.getBasicRemote().sendText(text.substring(half), true);
        }

        String next() throws InterruptedException {
            return taken(texts, "a text");
        }

        /** Whether nothing came by the time that a ping is answered, which is after all that was sent before. */
        boolean isQuiet() throws IOException, InterruptedException {
            ping("quiet");
            return texts.isEmpty();
        }

        void ping(String words) throws IOException, InterruptedException {
            session.getBasicRemote().sendPing(ByteBuffer.wrap(words.getBytes(StandardCharsets.UTF_8)));
            if (!taken(pongs, "a pong").equals(words)) {
                throw new AssertionError("The pong is another one");
            }
        }

        void close() throws IOException {
            session.close(new CloseReason(CloseCodes.SERVICE_RESTART, "bye"));
        }

        int end() throws InterruptedException {
            return taken(ends, "the end");
        }
    }

    private static <T> T taken(BlockingQueue<T> queue, String what) throws InterruptedException {
        T taken = queue.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        if (taken == null) {
            throw new AssertionError("Waited for " + what);
        }
        return taken;
    }

    private final class Ends extends Endpoint {
        private Connection connection;

        @Override
        public void onOpen(Session session, EndpointConfig config) {
            connection = new Connection(session);
            Connection opened = connection;
            session.addMessageHandler(String.class, (MessageHandler.Whole<String>) opened.texts::add);
            session.addMessageHandler(PongMessage.class, (MessageHandler.Whole<PongMessage>) pong -> opened.pongs.add(
                    StandardCharsets.UTF_8.decode(pong.getApplicationData()).toString()));
            connections.add(opened);
        }

        @Override
        public void onClose(Session session, CloseReason reason) {
            connection.ends.add(reason.getCloseCode().getCode());
        }
    }

    private final class Deployed implements ServletContextListener {
        @Override
        public void contextInitialized(ServletContextEvent event) {
            ServerContainer container =
                    (ServerContainer) event.getServletContext().getAttribute(ServerContainer.class.getName());
            try {
                container.addEndpoint(ServerEndpointConfig.Builder.create(Ends.class, "/link")
                        .configurator(new ServerEndpointConfig.Configurator() {
                            @Override
                            public <T> T getEndpointInstance(Class<T> type) {
                                return type.cast(new Ends());
                            }
                        })
                        .build());
            } catch (DeploymentException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    static SocketServer start(Path folder) throws LifecycleException {
        TOMCAT.setLevel(Level.SEVERE);
        SocketServer server = new SocketServer();
        server.tomcat.setBaseDir(folder.toString());
        server.tomcat.setHostname("127.0.0.1");
        server.tomcat.setPort(0);
        server.tomcat.getConnector().setProperty("address", "127.0.0.1");
        Context context = server.tomcat.addContext("", folder.toString());
        context.addServletContainerInitializer(new WsSci(), null);
        context.addServletContainerInitializer((none, servlets) -> servlets.addListener(server.new Deployed()), null);
        Tomcat.addServlet(context, "none", new DefaultServlet()).addMapping("/");
        server.tomcat.start();
        return server;
    }

    /** Its address, with a ticket, as Slack's has one. */
    String address(String ticket) {
        return "ws://127.0.0.1:" + tomcat.getConnector().getLocalPort() + "/link?ticket=" + ticket;
    }

    Connection next() throws InterruptedException {
        return taken(connections, "a connection");
    }

    boolean hasNoOther() {
        return connections.isEmpty();
    }

    @Override
    public void close() throws LifecycleException {
        tomcat.stop();
        tomcat.destroy();
    }
}
