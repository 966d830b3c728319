package io.incidentkit.console;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.FilterChain;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** Nobody behind the filter meets parameters that the container can't read, so that no exception of it reaches the log. */
class ReadableParametersTest {
    private final ReadableParameters filter = new ReadableParameters();
    private boolean passed;

    /** A request as a container has it whose parameters are read when somebody asks for them. */
    private static MockHttpServletRequest unreadable(@Nullable String type) {
        MockHttpServletRequest request = new MockHttpServletRequest("POST", "/incidents/declare") {
            @Override
            public Map<String, String[]> getParameterMap() {
                throw new IllegalStateException("The hexadecimal encoding is invalid");
            }
        };
        request.setContentType(type);
        return request;
    }

    private int answered(MockHttpServletRequest request) throws Exception {
        MockHttpServletResponse response = new MockHttpServletResponse();
        FilterChain chain = (next, answer) -> passed = true;
        filter.doFilter(request, response, chain);
        return response.getStatus();
    }

    @Test
    void whatCantBeReadIsABadRequestAndGoesNoFurther() throws Exception {
        assertThat(answered(unreadable("application/x-www-form-urlencoded"))).isEqualTo(400);
        assertThat(passed).isFalse();
    }

    @Test
    void whatCanBeReadPasses() throws Exception {
        assertThat(answered(new MockHttpServletRequest("GET", "/incidents"))).isEqualTo(200);
        assertThat(passed).isTrue();
    }

    @Test
    void thePartsOfAnUploadAreLeftToWhoeverWantsThem() throws Exception {
        assertThat(answered(unreadable("multipart/form-data; boundary=x"))).isEqualTo(200);
        assertThat(passed).isTrue();
    }
}
