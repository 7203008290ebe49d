// Starts the agents of the demo as processes of this machine, over their standard input and output.
import hudson.model.TaskListener
import hudson.remoting.Channel
import hudson.remoting.Which
import jenkins.model.Jenkins

def jar = Which.jarFile(Channel)
def java = "${System.getProperty('java.home')}/bin/java"
['release-agent', 'old-mac-mini'].each { name ->
    def computer = Jenkins.get().getComputer(name)
    if (computer == null) {
        return
    }
    def agent = new ProcessBuilder(java, '-Xmx128m', '-jar', jar.path)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start()
    computer.setChannel(agent.inputStream, agent.outputStream, TaskListener.NULL, null)
}
