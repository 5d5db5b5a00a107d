<#-- View: SketchYamlView -->
<#list notice as line>
# ${line}
</#list>

# A build with this profile uses exactly these versions, whatever else is installed.
profiles:
  ${profile}:
    fqbn: ${fqbn}
    platforms:
      - platform: ${platform}
<#if indexUrl != "">
        platform_index_url: ${indexUrl}
</#if>
<#if libraries?has_content>
    libraries:
<#list libraries as library>
      - ${library}
</#list>
<#list dependencies as library>
      - dependency: ${library}
</#list>
</#if>
    port_config:
      baudrate: ${baud}

default_profile: ${profile}
