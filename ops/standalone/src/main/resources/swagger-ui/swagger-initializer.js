window.onload = function () {
  window.ui = SwaggerUIBundle({
    urls: [
      { url: "/v3/api-docs/command-side", name: "Writing to the register" },
      { url: "/v3/api-docs/query-side", name: "Reading the register" },
    ],
    dom_id: "#swagger-ui",
    deepLinking: true,
    presets: [SwaggerUIBundle.presets.apis, SwaggerUIStandalonePreset],
    plugins: [SwaggerUIBundle.plugins.DownloadUrl],
    layout: "StandaloneLayout",
    validatorUrl: "",
  });
};
