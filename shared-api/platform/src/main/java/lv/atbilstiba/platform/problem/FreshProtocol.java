package lv.atbilstiba.platform.problem;

import org.apache.coyote.Adapter;
import org.apache.coyote.Processor;
import org.apache.coyote.http11.AbstractHttp11Protocol;
import org.apache.coyote.http11.Http11NioProtocol;
import org.apache.coyote.http11.Http11Processor;
import org.apache.tomcat.util.net.AbstractEndpoint.Handler.SocketState;
import org.apache.tomcat.util.net.SocketWrapperBase;

import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * HTTP/1.1 as Tomcat speaks it, which remembers nothing of whoever was served before. Tomcat
 * 11.0.24 uses a processor again that was asked in HTTP/0.9, and then answers the next malformed
 * request, on whichever connection, without a status and headers.
 */
public final class FreshProtocol extends Http11NioProtocol {
    private static final VarHandle ASKED_WITHOUT_VERSION = askedWithoutVersion();

    @Override
    protected Processor createProcessor() {
        return new Fresh(this, getAdapter());
    }

    private static final class Fresh extends Http11Processor {
        Fresh(AbstractHttp11Protocol<?> protocol, Adapter adapter) {
            super(protocol, adapter);
        }

        @Override
        public SocketState service(SocketWrapperBase<?> socket) throws IOException {
            ASKED_WITHOUT_VERSION.set(this, false);
            return super.service(socket);
        }
    }

    private static VarHandle askedWithoutVersion() {
        try {
            return MethodHandles.privateLookupIn(Http11Processor.class, MethodHandles.lookup())
                    .findVarHandle(Http11Processor.class, "http09", boolean.class);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("another Tomcat, which may need this no more", e);
        }
    }
}
