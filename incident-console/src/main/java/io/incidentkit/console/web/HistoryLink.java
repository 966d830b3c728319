package io.incidentkit.console.web;

import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Says to the page of those who administer that histories can be imported. */
@ControllerAdvice(assignableTypes = AdministrationController.class)
public final class HistoryLink {
    public HistoryLink() {}

    /** Adds {@code imports}. */
    @ModelAttribute
    public void addImports(Model model) {
        model.addAttribute("imports", true);
    }
}
